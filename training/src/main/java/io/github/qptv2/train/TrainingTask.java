package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.loader.Batch;

/**
 * What one kind of training does in a {@link TrainingRun}: everything that steps, checkpoints and several processes do
 * not have in common. Called on one thread; in every process alike, unless said otherwise.
 */
public interface TrainingTask extends AutoCloseable {

    /** What is trained. */
    TrainState trainState();

    /** Learning rate of a step after {@code done} others. */
    double rate(long done);

    /**
     * Begins, or takes over what {@link #state} and {@link #write} kept.
     *
     * @param from the checkpoint to go on from, which the learner has taken over already
     */
    void begin(Optional<CheckpointFolder> from) throws IOException, TrainingException;

    /**
     * Refuses a checkpoint of other settings or images, which would not be the same run.
     *
     * @throws TrainingException in one line that names what differs
     */
    void requireSame(CheckpointFolder checkpoint) throws IOException, TrainingException;

    /** Takes images, and leaves the gradient of their mean loss in the parameters. */
    BatchWork work(long done) throws TrainingException;

    /**
     * What a step has done before the weights are moved.
     *
     * @param loss of this process; where it is not finite, no gradient is to be used
     * @param batches that this process saw
     * @param dataWait nanoseconds spent waiting for them
     * @param others images it saw besides
     * @param parts of the loss by name, for the log; the same names in every process and step
     */
    record BatchWork(double loss, List<Batch> batches, long dataWait, long others, Map<String, Double> parts) {

        /** Of a loss that has no parts. */
        public BatchWork(double loss, List<Batch> batches, long dataWait, long others) {
            this(loss, batches, dataWait, others, Map.of());
        }

        /** All that were seen. */
        long images() {
            return others + batches.stream().mapToLong(Batch::count).sum();
        }
    }

    /** Looks at the weights that a step has left. */
    default ResumeCheck judge(long step) throws IOException, TrainingException {
        return ResumeCheck.NONE;
    }

    /**
     * What was seen of the weights.
     *
     * @param metrics for the log, by name; empty where nobody looked
     * @param words the same in a line, or empty
     * @param ends whether the run is to end here, the same in every process
     */
    record ResumeCheck(Map<String, Double> metrics, String words, boolean ends) {

        /** Nobody looked. */
        public static final ResumeCheck NONE = new ResumeCheck(Map.of(), "", false);
    }

    /** Steps that the optimizer has made since it last began anew, of {@code step} in all. */
    default long optimizerSteps(long step) {
        return step;
    }

    /** Whether a run that has been resumed had come to its own end before. */
    default boolean hasEnded() {
        return false;
    }

    /** What the first process keeps while it trains. */
    TrainingCallbacks callbacks(RunFolder folder, long from) throws IOException;

    /** Where the run stands, for a checkpoint. */
    Map<String, String> state();

    /** Writes files of a checkpoint besides the learner's. */
    void write(Path folder) throws IOException;

    /** Name of what is left in the run's folder in the end. */
    String product();

    /** Writes that; in the first process alone. */
    void finish(Path file, long step) throws IOException, TrainingException;

    @Override
    void close();
}
