package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.data.Batch;
import io.github.qptv2.data.benchmark.SplitFile;
import io.github.qptv2.finetune.Validated.Choose;
import io.github.qptv2.monitor.Panel;
import io.github.qptv2.train.CheckpointFolder;
import io.github.qptv2.train.Figures;
import io.github.qptv2.train.FolderKeeper;
import io.github.qptv2.train.Keeper;
import io.github.qptv2.train.Learner;
import io.github.qptv2.train.Place;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.RunFolder;
import io.github.qptv2.train.Settings;
import io.github.qptv2.train.Task;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;

/** To learn to agree with opinions, to rank damage, or both. */
final class FinetuneTask implements Task {

    private static final String LABELS = "labels-sha256";
    private static final String LADDERS = "ladders-sha256";
    private static final String LADDER_OPERATORS = "ladders-operators";
    private static final String RANKED = "loss-series";
    private static final String ENCODER = "encoder-sha256";

    private final Parts parts;
    private final FinetuneConfig config;
    private final Settings<FinetuneConfig> settings;
    private final String digest;
    private final String ladders;
    private FinetuneStep step;
    private @Nullable JointStep joint;
    private Best best = Best.NONE;

    /** What it is made of. */
    record Parts(
            ModelFile file,
            LabelledBatches batches,
            Optional<LadderFeed> ladders,
            Pace pace,
            Learner learner,
            FinetuneStep step,
            Validation validation,
            Calibrating calibrating,
            @Nullable Joint joint) {}

    /** What frozen networks add; null where they take no part. */
    record Joint(JointStage stage, JointStep step) {}

    FinetuneTask(Parts parts) throws IOException {
        this.parts = parts;
        config = parts.file().config();
        step = parts.step();
        settings = new Settings<>(config, FinetuneConfig.DEFAULT, FinetuneConfig::decisive);
        var labels = parts.file().labels();
        digest = labels.train().digest() + labels.validation().digest();
        ladders = parts.ladders().isPresent()
                ? Provenance.digest(parts.ladders().get().pictures())
                : "";
    }

    /** Of the whole schedule. */
    long steps() {
        return parts.pace().steps();
    }

    @Override
    public Learner learner() {
        return parts.learner();
    }

    @Override
    public double rate(long done) {
        return parts.pace().rate(done);
    }

    @Override
    public long optimizerSteps(long step) {
        long head = parts.pace().headSteps();
        return step > head ? step - head : step;
    }

    @Override
    public void begin(Optional<CheckpointFolder> from) throws IOException, TrainingException {
        long done = 0;
        step = step.with(
                config.compute().precision().kept(from, step.eyes().pixels().device()));
        if (from.isPresent()) {
            done = from.get().step();
            parts.batches().goOn(Place.of(from.get()));
            best = Best.read(from.get());
        }
        if (parts.joint() != null) {
            joint = parts.joint().step().with(step);
            parts.batches()
                    .target(parts.joint().stage(), from, done * config.data().accumulate());
        }
        if (parts.ladders().isPresent() && done > 0) {
            parts.ladders().get().goOn(done);
        }
        if (parts.pace().headOnly(done)) {
            learner().moveOnly(LayerRates::isHead);
        }
    }

    @Override
    public void requireSame(CheckpointFolder checkpoint) throws IOException, TrainingException {
        settings.requireSame(checkpoint);
        requireSame(checkpoint, LABELS, digest, "other labels");
        requireSame(checkpoint, LADDERS, ladders, "other pictures in ladders.path");
        if (!checkpoint.state().getOrDefault(LADDER_OPERATORS, "").equals(ladderOperators())) {
            throw new TrainingException(
                    ("%s was made when motion-blur of ladders.types was always horizontal, and its angle is drawn now;"
                                    + " go on with the version that began the run, or name another folder")
                            .formatted(checkpoint.folder()));
        }
        if (parts.joint() != null) {
            parts.joint().stage().requireSame(checkpoint);
        }
        requireSame(checkpoint, ENCODER, parts.file().beginning().digest(), "another file in start.from");
    }

    /** Operators that have changed since runs were first kept, as far as this run uses them. */
    private String ladderOperators() {
        return config.ladders().isOn() ? config.ladders().drawnAngles() : "";
    }

    private static void requireSame(CheckpointFolder checkpoint, String key, String now, String what)
            throws TrainingException {
        if (!checkpoint.state(key).equals(now)) {
            throw new TrainingException("%s was made with %s; restore what was there, or name another folder"
                    .formatted(checkpoint.folder(), what));
        }
    }

    @Override
    public Work work(long done) {
        long head = parts.pace().headSteps();
        if (head > 0 && done == head) {
            learner().moveAll();
        }
        parts.batches().takeWaited();
        List<Batch> batches = parts.batches().next(config.data().accumulate());
        boolean headOnly = parts.pace().headOnly(done);
        long waited = parts.batches().takeWaited(), images = 0;
        var made = gradients(batches, headOnly);
        double loss = made.loss();
        if (parts.joint() != null) {
            waited += parts.joint().stage().takeWaited();
            images += config.pseudo().isOn() ? config.pseudo().crops() : 0;
        }
        var losses = new LinkedHashMap<>(made.parts());
        if (parts.ladders().isPresent()) {
            long start = System.nanoTime();
            var ladders = parts.ladders().get().next();
            waited += System.nanoTime() - start;
            double ranked = step.ladderGradients(ladders, headOnly);
            loss += ranked;
            images += (long) ladders.size() * config.ladders().levels();
            if (joint != null) {
                losses.put(RANKED, ranked / config.ladders().weight());
            }
        }
        return new Work(loss, batches, waited, images, losses);
    }

    private JointStep.Result gradients(List<Batch> batches, boolean headOnly) {
        var together = joint;
        var beside = parts.joint();
        if (together == null || beside == null) {
            return new JointStep.Result(step.gradients(batches, headOnly), Map.of());
        }
        var crops = batches.stream()
                .map(batch -> new JointStep.Crops(
                        batch, Optional.ofNullable(beside.stage().next())))
                .toList();
        return together.gradients(crops, headOnly);
    }

    @Override
    public Verdict judge(long step) {
        if (!parts.pace().looks(step) || parts.validation().pictures().size() == 0) {
            return Verdict.NONE;
        }
        StateDict weights = kept();
        var figures = parts.validation().figures(parts.file().of(weights, Optional.empty(), step));
        double srcc = figures.getOrDefault(Validation.SRCC, Double.NaN);
        best = best.or(step, srcc, weights);
        String words = words(step, srcc, best.step() == step);
        return new Verdict(figures, hasEnded() ? words + patience() : words, hasEnded());
    }

    /** The weights to keep, without heads that are there in training only. */
    private StateDict kept() {
        return learner().best().without(JointNetwork::isAuxiliary);
    }

    private String patience() {
        return "; no better one in %d looks, so the run ends here (validation.patience)".formatted(best.since());
    }

    private static String words(long step, double srcc, boolean best) {
        return Double.isNaN(srcc)
                ? "step %,d: no SRCC on the validation part: too few can be read, or their scores or opinions are all the same"
                        .formatted(step)
                : String.format(
                        Locale.ROOT,
                        "step %,d: SRCC %.4f on the validation part%s",
                        step,
                        srcc,
                        best ? ", the best so far" : "");
    }

    @Override
    public boolean hasEnded() {
        int patience = config.validation().patience();
        return patience > 0 && best.since() >= patience;
    }

    @Override
    public Keeper keeper(RunFolder folder, long from) throws IOException {
        var output = config.output();
        var split = parts.file().labels().split();
        if (split.isPresent()) {
            SplitFile.write(split.get(), folder.path());
        }
        var figures = Figures.open(
                folder.path(),
                new Figures.Kept(output.logEvery(), joint == null ? Panel.FINE_TUNING : Panel.JOINT),
                from);
        var habit = new FolderKeeper.Habit(output.checkpointEvery(), output.keep());
        return new FolderKeeper(folder, this, habit, figures, FolderKeeper.Pictures.NONE);
    }

    @Override
    public Map<String, String> state() {
        var state = Place.words(parts.batches().state());
        step.precision().describe(state);
        state.put(LABELS, digest);
        state.put(LADDERS, ladders);
        state.put(LADDER_OPERATORS, ladderOperators());
        state.put(ENCODER, parts.file().beginning().digest());
        best.describe(state);
        if (parts.joint() != null) {
            parts.joint().stage().describe(state);
        }
        return state;
    }

    @Override
    public void write(Path folder) throws IOException {
        settings.write(folder);
        best.write(folder);
        if (parts.joint() != null) {
            parts.joint().stage().write(folder);
        }
    }

    @Override
    public String product() {
        return Finetuning.MODEL;
    }

    @Override
    public void finish(Path file, long step) throws IOException {
        var chosen = best.weights();
        boolean last = config.validation().choose() == Choose.LAST || chosen == null;
        StateDict weights = last || chosen == null ? kept() : chosen;
        long steps = last ? step : best.step();
        var plain = parts.file().of(weights, Optional.empty(), steps);
        parts.file().of(weights, parts.calibrating().of(plain), steps).write(file);
    }

    @Override
    public void close() {
        parts.ladders().ifPresent(LadderFeed::close);
        parts.batches().close();
        if (parts.joint() != null) {
            parts.joint().stage().close();
        }
        learner().close();
    }
}
