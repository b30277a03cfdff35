import { Component, type ComponentChildren } from 'preact';

/** A component that is rendered again only when one of its properties is another: its rows stay while others scroll by. */
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
