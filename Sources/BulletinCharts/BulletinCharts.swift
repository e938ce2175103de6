// The Charts room turns numbers into SVG. Its doors are the chart values: `BarChart`, `ColumnChart`,
// `LineChart`, `StackedChart`, `SlopeChart`, `DumbbellChart`, `MultiplesChart`, `CalendarChart` and
// `Sparkline`, each with `svg(_:)` for pages and `standaloneSVG(_:_:)` for a file of its own, and
// `heatLevel(of:from:to:)`.
//
// Geometry: x in percent and y in pixels, without a viewBox on the outer drawing, so that width
// follows the column while text keeps its size. Colours come from classes only, so that dark pages,
// print and a strict policy need no second drawing. Values arrive with their text: nothing is
// formatted here, and only coordinates are rounded.
//
// A drawing of one series is one picture with a description. A drawing of several series or periods
// is a group: a picture hides what is inside it from screen readers, and there each mark has a name.
// What is printed beside the marks is hidden instead, so that nothing is said twice.
