import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The pages may not make code from text (content-security-policy), so zod must not try to, before its first schema is made.
const zodWithoutEval = 'globalThis.__zod_globalConfig={jitless:true};';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist/web',
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { banner: ({ moduleIds }) => (moduleIds.some((id) => id.includes('/node_modules/zod/')) ? zodWithoutEval : '') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/portal': 'http://127.0.0.1:8080' } },
});
