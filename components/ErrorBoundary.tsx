import { Component, type ReactNode } from 'react';

interface Props {
  /** Said instead of an empty page. */
  message: string;
  again: string;
  children: ReactNode;
}

/** A page that fails says so, and loses nothing: what is stored stays. */
export class ErrorBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className="stack" role="alert">
        <p>{this.props.message}</p>
        <div>
          <button type="button" className="button" onClick={() => location.reload()}>
            {this.props.again}
          </button>
        </div>
      </main>
    );
  }
}
