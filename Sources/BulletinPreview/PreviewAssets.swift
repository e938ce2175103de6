/// The script and the style that a preview adds to pages; a release has neither.
enum PreviewAssets {
  /// Asks for changes, and loads the page anew at the place where the reader was.
  static let script = """
    (() => {
      'use strict';
      const key = 'bulletin-preview-scroll';
      let version = Number(document.currentScript.dataset.version);
      const kept = sessionStorage.getItem(key);
      if (kept) {
        sessionStorage.removeItem(key);
        const { path, top, open } = JSON.parse(kept);
        if (path === location.pathname) {
          const notices = document.querySelector('.bulletin-notices');
          if (notices && open !== null) notices.open = open;
          scrollTo({ top, behavior: 'instant' });
        }
      }
      const reload = () => {
        const notices = document.querySelector('.bulletin-notices');
        sessionStorage.setItem(key, JSON.stringify({
          path: location.pathname, top: scrollY, open: notices ? notices.open : null }));
        location.reload();
      };
      const mark = () => {
        const list = JSON.parse(document.getElementById('bulletin-unpublished').textContent);
        for (const link of document.querySelectorAll('main a[href]')) {
          const word = list[decodeURI(link.pathname)];
          if (!word || link.hash || link.querySelector('img')) continue;
          const badge = document.createElement('span');
          badge.className = 'bulletin-badge';
          badge.textContent = word;
          link.append(' ', badge);
        }
      };
      const listen = async () => {
        for (;;) {
          try {
            const answer = await fetch('/_bulletin/changes?after=' + version, { cache: 'no-store' });
            const found = (await answer.json()).version;
            if (found !== version) { reload(); return; }
          } catch {
            await new Promise((done) => setTimeout(done, 1000));
          }
        }
      };
      mark();
      listen();
    })();

    """

  /// A strip at the lower edge; colours are its own, so that no theme hides it.
  static let style = """
    .bulletin-notices { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 50vh;
      overflow: auto; margin: 0; padding: .5rem 1rem; background: #fffbe6; color: #1b1b1b;
      border-block-start: 4px solid #b58900; font: 15px/1.6 system-ui, sans-serif; }
    .bulletin-notices.bulletin-error { border-color: #b3261e; background: #fff1f0; }
    .bulletin-notices.bulletin-note { border-color: #2d5f8b; background: #eef5fb; }
    .bulletin-notices summary { cursor: pointer; font-weight: 600; }
    .bulletin-notices ul { margin: .5rem 0 0; padding: 0; list-style: none; }
    .bulletin-notices li { padding: .4rem 0; border-block-start: 1px solid #0002; }
    .bulletin-notices li.bulletin-error code { color: #b3261e; }
    .bulletin-notices code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
    .bulletin-badge { display: inline-block; padding: 0 .4em; border: 1px solid; border-radius: 3px;
      font: 12px/1.5 system-ui, sans-serif; color: #8a5a00; background: #fffbe6; }
    @media print { .bulletin-notices, .bulletin-badge { display: none; } }

    """
}
