import { z } from 'zod';

/** For places whose content security policy forbids generated code: zod then checks without it. */
export const forbidGeneratedCode = (): void => {
  z.config({ jitless: true });
};
