package io.github.qptv2.ablation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

import io.github.qptv2.benchmark.BenchmarkListener;
import io.github.qptv2.benchmark.BenchmarkMethod;
import io.github.qptv2.benchmark.BenchmarkPlan;
import io.github.qptv2.benchmark.BenchmarkRun;
import io.github.qptv2.benchmark.EncoderRegression;
import io.github.qptv2.benchmark.FinetunedNetwork;
import io.github.qptv2.benchmark.Protocol;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.pretrain.PretrainRequest;
import io.github.qptv2.pretrain.Pretraining;
import io.github.qptv2.pretrain.RandomEncoder;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RunFolder;
import io.github.qptv2.train.TrainingException;

/**
 * Runs an ablation: for each seed and each cell a pretraining, then a linear probe and a fine-tuning for each share of
 * the labels. A repeated call leaves out what is complete and resumes the run that was interrupted; on the CPU the
 * results are bitwise identical to those of an uninterrupted run.
 *
 * <pre>{@code
 * var splits = BenchmarkPlan.of(AblationRun.protocol(config, Optional.empty()), new SplitDraw(1, 0.1), sets, search, out, progress);
 * var run = new AblationRun(config, splits, Optional.of("photographs"), out, 2);
 * Optional<AblationResults> results = run.run(BenchmarkListener.NONE, () -> false);
 * }</pre>
 *
 * @param splits of the labeled dataset: each share of the labels for each run
 * @param images for pretraining, where neither configuration nor level names them
 * @param folder of the ablation, which exists: {@code CELL/run-N}
 * @param threads that decode images for probes, at least 1
 */
public record AblationRun(
        AblationConfig config, BenchmarkPlan splits, Optional<String> images, Path folder, int threads) {

    /** Its file in the folder of an ablation: the configuration with all fields. */
    public static final String FILE = "ablation.yaml";

    private static final String PRETRAIN = "pretrain";

    /** Checks that there is one dataset. */
    public AblationRun {
        if (splits.sets().size() != 1) {
            throw new IllegalArgumentException("an ablation needs one labeled dataset, got "
                    + splits.sets().size());
        }
    }

    /**
     * Runs what is left.
     *
     * @param stop asked after each training step and before each forward pass
     * @return empty if a stop was requested
     * @throws TrainingException in one line if the folder has another ablation, or a training fails
     */
    public Optional<AblationResults> run(BenchmarkListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        var plan = AblationPlan.of(config);
        begin(plan);
        var outcomes = new ArrayList<AblationOutcome>();
        for (int run = 0; run < config.runs(); run++) {
            for (AblationCell cell : plan.cells()) {
                var outcome = outcome(cell, run, listener, stop);
                if (outcome.isEmpty()) {
                    return Optional.empty();
                }
                outcomes.add(outcome.get());
            }
        }
        return Optional.of(AblationResults.of(plan, outcomes, splits.draw().seed()));
    }

    /**
     * Checks the configurations of all cells.
     *
     * @param images as of {@link AblationRun}
     * @throws IOException in one line if a file cannot be read or a level is no configuration
     * @throws IllegalArgumentException in one line if a setting does not allow the ablation
     */
    public static void check(AblationConfig config, Optional<String> images) throws IOException {
        for (AblationCell cell : AblationPlan.of(config).cells()) {
            new CellSettings(config, cell).check(images);
        }
    }

    /** Writes the settings of all cells, or compares them with those of an earlier run in the folder. */
    private void begin(AblationPlan plan) throws IOException, TrainingException {
        var text = new StringBuilder(YamlConfig.toYaml(config));
        for (AblationCell cell : plan.cells()) {
            text.append("# %s: %s\n".formatted(cell.name(), new CellSettings(config, cell).digest(images)));
        }
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } else if (!Files.readString(file).equals(text.toString())) {
            throw new TrainingException(file
                    + ": is of an ablation with other settings, or other files of pretraining or fine-tuning; restore"
                    + " them, or name another folder");
        }
    }

    private Optional<AblationOutcome> outcome(
            AblationCell cell, int run, BenchmarkListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        Path own = Files.createDirectories(folder.resolve(cell.name()).resolve("run-" + (run + 1)));
        var titled = new TitledListener("%s, run %d".formatted(cell.name(), run + 1), listener);
        if (stop.getAsBoolean()) {
            return Optional.empty();
        }
        Path encoder = own.resolve(Pretraining.ENCODER);
        if (!Files.exists(encoder) && !pretrained(cell, run, encoder, titled, stop)) {
            return Optional.empty();
        }
        if (Files.isDirectory(own.resolve(PRETRAIN))) {
            RunFolder.deleteCheckpoints(own.resolve(PRETRAIN));
        }
        var methods = new ArrayList<BenchmarkMethod>();
        if (config.probe().enabled()) {
            methods.add(new EncoderRegression(encoder, probeOptions(), threads));
        }
        if (!config.finetune().isEmpty()) {
            methods.add(new FinetunedNetwork(
                    new CellSettings(config, cell).finetuning().withEncoder(encoder.toString()), false));
        }
        return new BenchmarkRun(ofRun(run), methods, own, 1)
                .run(titled, stop)
                .map(results -> new AblationOutcome(cell, run, results));
    }

    private BenchmarkPlan ofRun(int run) {
        long seed = splits.draw().seed() + run;
        var chosen =
                splits.splits().stream().filter(split -> split.seed() == seed).toList();
        return new BenchmarkPlan(splits.protocol(), splits.draw(), splits.sets(), chosen, splits.duplicates());
    }

    private ScorerOptions probeOptions() {
        var options = ScorerOptions.DEFAULT.withThreads(threads);
        var probe = config.probe();
        options = probe.shortSide() > 0 ? options.withShortSide(probe.shortSide()) : options;
        return probe.maxCrops() > 0 ? options.withMaxCrops(probe.maxCrops()) : options;
    }

    /** Pretrains, and copies the encoder when it is complete; false if a stop was requested. */
    private boolean pretrained(
            AblationCell cell, int run, Path encoder, BenchmarkListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        var settings = new CellSettings(config, cell)
                .pretraining(images)
                .withSeed(splits.draw().seed() + run);
        if (cell.randomWeights()) {
            RandomEncoder.of(settings).write(encoder);
            return true;
        }
        listener.message("pretraining");
        var request = new PretrainRequest(settings, encoder.resolveSibling(PRETRAIN), OptionalLong.empty(), true);
        var processes = Collective.alone(Device.parse(settings.runtime().device()));
        var trained = Pretraining.run(request, processes, listener.training("pretraining"), stop);
        if (trained.stopped() || trained.step() < trained.steps()) {
            return false;
        }
        AtomicFile.write(encoder, Files.readAllBytes(trained.product()));
        return true;
    }

    /**
     * The splits of an ablation: each share of the labels for each run.
     *
     * @param validationList images that are tested in place of the test part
     */
    public static Protocol protocol(AblationConfig config, Optional<Path> validationList) {
        return validationList
                .<Protocol>map(list -> new Protocol.ValidationShares(list, config.shares(), config.runs()))
                .orElseGet(() -> new Protocol.LabelEfficiency(config.shares(), config.runs()));
    }
}
