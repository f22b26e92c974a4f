package io.github.qptv2.pretrain;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.github.qptv2.data.Batch;
import io.github.qptv2.data.BatchStream;
import io.github.qptv2.train.RunFolder;
import io.github.qptv2.train.Schedule;
import io.github.qptv2.train.StepReport;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;

/** Step after step, with a checkpoint now and then and one at the end. */
final class TrainingLoop {

    private static final double NANOS = 1e9;

    private final Parts parts;
    private final PretrainStep step;
    private final BatchStream stream;
    private final RunMonitor monitor;
    private final TrainingListener listener;

    /** What a run consists of before it begins. */
    record Parts(PretrainConfig config, Feed feed, Learner learner, Schedule schedule, RunFolder folder) {}

    TrainingLoop(Parts parts, PretrainStep step, BatchStream stream, RunMonitor monitor, TrainingListener listener) {
        this.parts = parts;
        this.step = step;
        this.stream = stream;
        this.monitor = monitor;
        this.listener = listener;
    }

    /**
     * Makes the steps from one number to another, unless told to stop between two.
     *
     * @return whether it was told to stop
     */
    boolean run(long from, long to, BooleanSupplier stop) throws IOException, TrainingException {
        if (from == 0) {
            monitor.show(0);
        }
        for (long done = from; done < to; done++) {
            var report = step(done);
            monitor.step(report);
            listener.step(report);
            boolean stopped = stop.getAsBoolean() && report.step() < to;
            if (stopped || report.step() == to || report.step() % output().checkpointEvery() == 0) {
                checkpoint(report.step());
            }
            if (stopped) {
                return true;
            }
        }
        return false;
    }

    private PretrainConfig.Output output() {
        return parts.config().output();
    }

    private StepReport step(long done) throws IOException, TrainingException {
        long start = System.nanoTime();
        stream.takeWaited();
        List<Batch> batches = stream.next(parts.config().data().accumulate());
        batches.stream().flatMap(batch -> batch.bad().stream()).forEach(bad -> listener.says(bad.message()));
        double loss = step.gradients(batches);
        double rate = parts.schedule().rate(done);
        double norm = Double.isFinite(loss) ? parts.learner().step(rate) : Double.NaN;
        if (!Double.isFinite(norm)) {
            throw new Divergence(done + 1, loss, rate, batches)
                    .in(parts.folder().path());
        }
        long images = batches.stream().mapToLong(Batch::count).sum();
        double seconds = (System.nanoTime() - start) / NANOS;
        return new StepReport(done + 1, loss, rate, norm, images, seconds, stream.takeWaited() / NANOS / seconds);
    }

    private void checkpoint(long at) throws TrainingException {
        var folder = parts.folder();
        try {
            folder.write(at, RunState.of(stream.state(), parts.feed()), into -> {
                parts.learner().write(into);
                RunState.writeConfig(parts.config(), into);
            });
            folder.prune(output().keep());
        } catch (IOException e) {
            throw new TrainingException(
                    "%s: the checkpoint of step %d could not be written (%s); the ones before stand, go on with --resume"
                            .formatted(folder.path(), at, e.getMessage()),
                    e);
        }
    }
}
