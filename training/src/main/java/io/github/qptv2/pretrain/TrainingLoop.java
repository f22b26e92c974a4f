package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;

/**
 * Step after step until the end.
 *
 * @param keeper is shown every step
 * @param out where a list of pictures goes when the loss is no number any more
 */
record TrainingLoop(Steps steps, Keeper keeper, TrainingListener listener, Path out) {

    /**
     * Makes the steps, unless told to stop between two.
     *
     * @return steps made in all
     */
    long run(Span span, BooleanSupplier stop) throws IOException, TrainingException {
        keeper.begin(span.from());
        for (long done = span.from(); done < span.to(); done++) {
            var made = steps.make(done, steps.step().config().data().accumulate());
            made.batches().stream().flatMap(batch -> batch.bad().stream()).forEach(bad -> listener.says(bad.message()));
            if (!made.isFinite()) {
                throw new Divergence(made.report(), made.batches()).in(out);
            }
            boolean last = done + 1 == span.to(), stopped = !last && steps.anyStops(stop.getAsBoolean());
            listener.step(made.report());
            keeper.step(made.report(), steps, last || stopped);
            if (stopped) {
                return done + 1;
            }
        }
        return span.reached();
    }
}
