/** 黛青, the only brand colour: blue already means C. */
export const teal = { 900: '#12343b', 700: '#1d4c56', 600: '#28616d', 300: '#9dbdc3', 100: '#e1ecee', 50: '#f1f6f7' } as const;

export const ink = { 1: '#1a2326', 2: '#455257', 3: '#5f6e73', edge: '#849297', line: '#dce2e4', ground: '#f4f6f6', paper: '#ffffff' } as const;

/** The fonts of whoever looks: none is downloaded. */
export const family = '-apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
