import { useId } from 'preact/hooks';
import type { Diagnosis } from '../../src/index.ts';
import { QuestionItem } from './QuestionItem.tsx';
import './Walkthrough.css';

/** The proof: the seven questions of the debug checklist, the failing one open. */
export function Walkthrough({ diagnosis }: { diagnosis: Diagnosis }) {
  const id = useId();
  const { walkthrough, verdict } = diagnosis;
  const isFailing = ({ answer }: { answer: string }): boolean => answer === 'fails';
  // An error that hides behind a missing header is asked for later and says more; what is no CORS is said at once.
  const open = verdict === 'blocked' ? walkthrough.findLast(isFailing) : walkthrough.find(isFailing);
  return (
    <section class="why section" aria-labelledby={id}>
      <h3 id={id}>
        Why <small>seven questions, answered for this request</small>
      </h3>
      <ol class="questions">
        {walkthrough.map((question) => (
          <QuestionItem
            key={question.number}
            question={question}
            diagnosis={diagnosis}
            startsOpen={question === open}
            showsOrigins={question === walkthrough.find(isFailing)}
          />
        ))}
      </ol>
    </section>
  );
}
