// The Photos room makes the files of photographs: sizes for screens, without metadata, by libvips.
//
// Its doors are `PhotoTool`, the program where the machine has it; `PhotoWorkshop`, which makes what
// a plan asks for or takes it from `.bulletin/photos/`; and `photoFaults(of:)`, the limits of a site.
