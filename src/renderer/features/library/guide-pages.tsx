/** The guide beside its exercises: evidence cards, levels with milestones and signs, questions and anatomy. */

import type { Guide } from '#contract/guide.ts';
import { EvidenceCard } from './evidence-card.tsx';
import styles from './library.module.css';

export function EvidencePage({ guide }: { guide: Guide }) {
  return (
    <div className={styles['cards']}>
      {guide.evidence.map((card) => (
        <EvidenceCard key={card.id} card={card} />
      ))}
    </div>
  );
}

export function LevelsPage({ guide: { levels, tracking } }: { guide: Guide }) {
  return (
    <article style={{ maxWidth: 820 }}>
      <div className="section-title">Levels</div>
      <table className="plain-table">
        <thead>
          <tr>
            <th>Level</th>
            <th>Months of training</th>
            <th className="number">Hip thrust, kg</th>
            <th className="number">Reps</th>
            <th className="number">Sets a week</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level.level}>
              <td style={{ fontWeight: 600 }}>{level.name}</td>
              <td>
                {level.months.to === undefined
                  ? `${level.months.from} and more`
                  : `${level.months.from} to ${level.months.to}`}
              </td>
              <td className="number">
                {level.startsWithBodyweight && 'bodyweight, then '}
                {level.thrustLoadKg.from} to {level.thrustLoadKg.to}
                {level.openEnded && ' and more'}
              </td>
              <td className="number">
                {level.reps.low} to {level.reps.high}
              </td>
              <td className="number">
                {level.weeklySets.low} to {level.weeklySets.high}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">The source does not say which sets it counts; Rackside shows both counts.</p>
      <div className="section-title">Milestones</div>
      <ol style={{ margin: 0, paddingLeft: 18 }}>
        {tracking.milestones.map(({ id, says }) => (
          <li key={id}>{says}</li>
        ))}
      </ol>
      <p className="quiet">
        {tracking.milestoneSpan} The last one lies within the range of the advanced level, which begins after
        two years.
      </p>
      <div className="section-title">Signs of progress</div>
      <Said all={tracking.signs.map(({ id, title, says }) => ({ id, title, says: [says] }))} />
    </article>
  );
}

export function QuestionsPage({ guide: { questions, anatomy } }: { guide: Guide }) {
  return (
    <article style={{ maxWidth: 720 }}>
      <p style={{ marginTop: 0, fontWeight: 600 }}>{questions.disclaimer}</p>
      <Said
        all={questions.questions.map(({ id, question, answer }) => ({ id, title: question, says: [answer] }))}
      />
      <div className="section-title">Anatomy</div>
      <Said
        all={anatomy.map(({ id, name, says, annotation }) => ({
          id,
          title: name,
          says: [says, ...(annotation ? [`Note: ${annotation}`] : [])],
        }))}
      />
    </article>
  );
}

function Said({ all }: { all: readonly { id: string; title: string; says: readonly string[] }[] }) {
  return (
    <dl style={{ margin: 0 }}>
      {all.map(({ id, title, says }) => (
        <div key={id} style={{ marginBottom: 12 }}>
          <dt style={{ fontWeight: 600 }}>{title}</dt>
          {says.map((text, place) => (
            <dd key={text} className={place > 0 ? 'quiet' : undefined} style={{ margin: 0 }}>
              {text}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
