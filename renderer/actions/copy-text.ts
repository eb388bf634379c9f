/**
 * Puts a text on the clipboard within a key press or a click; answers whether that worked. The window is refused every
 * permission, the asynchronous clipboard's among them, so the copy command is used: it needs only the operator's gesture.
 */
export const copyText = (text: string): boolean => {
  let isTaken = false;
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    isTaken = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, { once: true });
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return isDone && isTaken;
};
