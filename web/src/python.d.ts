// A Python program that is imported is its text.
declare module "*.py" {
  const text: string;
  export default text;
}
