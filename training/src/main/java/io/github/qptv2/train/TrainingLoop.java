package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Step after step until the end.
 *
 * @param callbacks is shown every step
 * @param out where a list of images goes when the loss is no number any more
 */
record TrainingLoop(TrainingStep steps, TrainingCallbacks callbacks, TrainingListener listener, Path out) {

    /**
     * How far it came.
     *
     * @param step steps made in all
     * @param stopped whether it was told to stop
     */
    record Reached(long step, boolean stopped) {}

    /** Makes the steps, unless told to stop between two, or the task says that more are no use. */
    Reached run(StepRange span, BooleanSupplier stop) throws IOException, TrainingException {
        callbacks.begin(span.from());
        for (long done = span.from(); done < span.to(); done++) {
            var made = made(done);
            listener.step(made.report());
            var verdict = steps.task().judge(done + 1);
            if (steps.all().isFirst() && !verdict.words().isEmpty()) {
                listener.says(verdict.words());
            }
            boolean last = verdict.ends() || done + 1 == span.to();
            boolean stopped = !last && steps.anyStops(stop.getAsBoolean());
            callbacks.step(made.report(), verdict.metrics(), last || stopped);
            if (last || stopped) {
                return new Reached(done + 1, stopped);
            }
        }
        return new Reached(span.reached(), false);
    }

    private TrainingStep.Made made(long done) throws IOException, TrainingException {
        var made = steps.make(done);
        made.batches().stream().flatMap(batch -> batch.bad().stream()).forEach(bad -> listener.says(bad.message()));
        if (!made.isFinite()) {
            throw new NonFiniteLoss(made.report(), made.batches())
                    .in(out, steps.all().rank());
        }
        return made;
    }
}
