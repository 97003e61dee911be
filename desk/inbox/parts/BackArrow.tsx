/** Points to where reading begins. */
export const BackArrow = () => (
  <span className="back-arrow" aria-hidden="true">
    ←
  </span>
);
