// What pages cannot do from the node: the reader's colours, and the hand on the map.
window.scout = {
  isDark() {
    const chosen = document.cookie.match(/(?:^|; )scout-theme=(\w+)/);
    return chosen ? chosen[1] === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  },
  setTheme(theme) {
    document.cookie = `scout-theme=${theme}; path=/; max-age=31536000; samesite=strict`;
    document.documentElement.dataset.theme = theme;
  },
  // Buttons of a page that came ready painted do nothing before this.
  alive() { document.documentElement.dataset.alive = 'true'; },
  map(svg, page) {
    const layers = svg.querySelector('.layers'), scale = () => svg.viewBox.baseVal.width / svg.clientWidth;
    let from = null, moved = false;
    svg.addEventListener('pointerdown', e => { if (e.button === 0) { from = [e.clientX, e.clientY]; moved = false; } });
    svg.addEventListener('pointermove', e => {
      if (!from) return;
      const [dx, dy] = [e.clientX - from[0], e.clientY - from[1]];
      if (!moved && Math.hypot(dx, dy) < 5) return;
      if (!moved) svg.setPointerCapture(e.pointerId);
      moved = true;
      layers.setAttribute('transform', `translate(${dx * scale()} ${dy * scale()})`);
    });
    const end = async e => {
      if (!from) return;
      const [dx, dy] = [(e.clientX - from[0]) * scale(), (e.clientY - from[1]) * scale()];
      from = null;
      if (!moved) return;
      await page.invokeMethodAsync('Dragged', dx, dy);
      layers.removeAttribute('transform');
    };
    svg.addEventListener('pointerup', end);
    svg.addEventListener('pointercancel', end);
    // A drag that ends on a mark does not choose it.
    svg.addEventListener('click', e => { if (moved) { e.stopPropagation(); moved = false; } }, true);
    let waits = false;
    svg.addEventListener('wheel', async e => {
      e.preventDefault();
      if (waits) return;
      waits = true;
      const box = svg.getBoundingClientRect();
      try {
        await page.invokeMethodAsync('Turned', e.deltaY < 0 ? 1 : -1, (e.clientX - box.left) * scale(), (e.clientY - box.top) * scale());
      } finally {
        waits = false;
      }
    }, { passive: false });
  },
};
document.documentElement.dataset.theme = window.scout.isDark() ? 'dark' : 'light';
