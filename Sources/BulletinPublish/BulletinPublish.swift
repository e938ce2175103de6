// The Publish room takes finished files and puts them where readers find them.
//
// Its doors are `Staging`, which replaces an output folder as a whole, and `PublishFailure`, which
// says what the machine refused.
