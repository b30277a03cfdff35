import { Component, type ComponentChildren } from 'preact';

/** Renders a component again only when a property changes, so list rows stay as they are while the list scrolls. */
export function pure<Props extends object>(
  render: (props: Props) => ComponentChildren,
): new () => Component<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const keys = Object.keys(next) as (keyof Props)[];
      return keys.some((key) => next[key] !== this.props[key]);
    }

    override render(): ComponentChildren {
      return render(this.props);
    }
  };
}
