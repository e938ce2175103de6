// The Preview room shows a site on this machine while it is being written, to this machine alone.
//
// Its doors are `PreviewServer`, which asks a `PreviewSite` for pages and notices and tells browsers
// of changes, and `FolderWatch`, which tells when files change. Pages are rendered by whoever stands
// behind `PreviewSite`; nothing is ever written.
