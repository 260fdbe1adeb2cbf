import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { UiProvider } from '../index.ts';
import { Gallery } from './Gallery.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<StrictMode><UiProvider><Gallery /></UiProvider></StrictMode>);
