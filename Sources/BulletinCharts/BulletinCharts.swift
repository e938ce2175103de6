// The Charts room turns numbers into SVG. Its doors are the chart values: `BarChart`, `ColumnChart`,
// `LineChart`, `CalendarChart` and `Sparkline`, each with `svg(_:)`, and `heatClass(of:from:to:)`.
//
// Geometry: x in percent and y in pixels, without a viewBox on the outer drawing, so that width
// follows the column while text keeps its size. Colours come from classes only, so that dark pages,
// print and a strict policy need no second drawing. Values arrive with their text: nothing is
// formatted here, and only coordinates are rounded.
