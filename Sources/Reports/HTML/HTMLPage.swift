/// The frame of the pages: one file that needs nothing else, no script, no font, no picture.
enum HTMLPage {
  /// A page around a body that is already markup.
  static func text(title: String, body: String, extraStyle: String = "") -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(MarkupText.escape(title))</title>
    <style>
    \(style)\(PlotStyle.rules)\(extraStyle)</style>
    </head>
    <body>
    \(body)</body>
    </html>

    """
  }

  /// The look of text and tables, light or dark as the reader's system is set.
  private static let style = """
    :root { color-scheme: light dark; --paper: #ffffff; --panel: #f5f6f8; --ink: #1b1f24; --soft-ink: #59636e;
      --grid: #dfe3e8; --line: #c9d0d8; --link: #0757a8; --good: #0b6b43; --bad: #a33a00; --open: #6b4e00; --wrong: #a1123c;
      \(PlotStyle.lightColours) }
    @media (prefers-color-scheme: dark) { :root { --paper: #14171b; --panel: #1d2127; --ink: #e4e8ec; --soft-ink: #a3adb8;
      --grid: #2d333b; --line: #444c56; --link: #7db8f5; --good: #5fd09c; --bad: #ff9d66; --open: #e3bd55; --wrong: #ff8fab;
      \(PlotStyle.darkColours) } }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 0.6rem; }
    h2 { font-size: 1.3rem; margin: 2.4rem 0 0.8rem; }
    h3 { font-size: 1.08rem; line-height: 1.35; margin: 0.2rem 0 0.6rem; }
    p { margin: 0.5rem 0; max-width: 46rem; }
    a { color: var(--link); }
    a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    code, pre, .instance { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.88em; }
    sub, sup { font-size: 0.75em; line-height: 0; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.4rem 0; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.92rem; }
    th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid var(--grid); }
    thead th { overflow-wrap: normal; border-bottom: 2px solid var(--line); color: var(--soft-ink); font-weight: 600; vertical-align: bottom; }
    .numbers th, .numbers td, td.number, th.number { text-align: right; }
    .numbers td { overflow-wrap: normal; white-space: nowrap; }
    .scroll { overflow-x: auto; }
    figure { margin: 1rem 0; }
    figcaption { color: var(--soft-ink); font-size: 0.92rem; margin-top: 0.4rem; max-width: 46rem; }
    @media print { body { max-width: none; padding: 0; font-size: 11pt; } figure, .plot { break-inside: avoid; }
      h2, h3 { break-after: avoid; } a { color: inherit; text-decoration: none; } .scroll { overflow: visible; } }

    """
}
