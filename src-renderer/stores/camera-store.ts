import { create } from 'zustand';
import type { SeatCamera } from '../face/create-seat-face';

/** Whether the camera at this seat is on, so that the person can always see it. */
export const useCamera = create<{ readonly camera: SeatCamera }>(() => ({ camera: 'off' }));
