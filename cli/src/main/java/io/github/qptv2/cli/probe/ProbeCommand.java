package io.github.qptv2.cli.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.cli.input.ScaleOption;
import io.github.qptv2.cli.model.ModelOptions;
import io.github.qptv2.cli.output.ReportFormat;
import io.github.qptv2.cli.train.TrainingNatives;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.EncoderProbe;
import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.evaluate.SplitItems;
import io.github.qptv2.evaluate.SplitProtocol;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit;
import io.github.qptv2.pretrain.RandomEncoder;
import io.github.qptv2.scoring.bundle.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt probe}. */
@Command(
        name = "probe",
        description =
                "Fits a regression from the features of an encoder, or of any frozen network, to MOS and evaluates it.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the metrics are printed", "1:the encoder or an image cannot be read", "2:wrong usage"})
public final class ProbeCommand extends Subcommand {

    private static final int REPLICATES = 1000;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private BackboneOptions backbones = new BackboneOptions();

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = DatasetArgument.FORM,
            converter = DatasetArgument.Converter.class,
            description = "Labeled dataset (see qpt data list) and its folder.")
    private List<DatasetArgument> datasets = List.of();

    @Mixin
    private ScaleOption scale = new ScaleOption();

    @Mixin
    private RegressionOptions regressions = new RegressionOptions();

    @Mixin
    private SaveOptions save = new SaveOptions();

    @Option(
            names = "--random-baselines",
            paramLabel = "N",
            description = "Also probe N encoders of the same architecture with random weights; default: 0.")
    private int random;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Random seed of folds, bootstrap and random weights; default: 1.")
    private long seed = 1;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private ReportFormat format = ReportFormat.TABLE;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        if (backbones.isEmpty()) {
            save.requireNone();
            model.check();
        } else if (model.file() != null || random != 0) {
            throw usageError("--backbone cannot be combined with --model or --random-baselines");
        }
        if (datasets.size() != 1) {
            throw usageError("--dataset must be given once, got " + datasets.size());
        }
        if (regressions.part() == SplitProtocol.Place.TRAIN) {
            throw usageError("--part must be test or validation, got train");
        }
        if (random < 0) {
            throw usageError("--random-baselines must be at least 0, got " + random);
        }
        if (random > 0) {
            TrainingNatives.require();
        }
        try {
            var copy = scale.read(datasets.get(0));
            if (backbones.isEmpty()) {
                var text = probed(copy);
                console().print(format == ReportFormat.JSON ? text.json() : text.table());
            } else {
                var text = backboneRun(copy).run();
                console().print(format == ReportFormat.JSON ? text.json() : text.table());
            }
            return 0;
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private BackboneRun backboneRun(DatasetCopy copy) throws IOException {
        model.scorerOptions(); // validates --threads
        var networks = backbones.networks();
        var settings = regressions.settings(seed);
        var metricConfig = new MetricConfig(LogisticFit.Family.FOUR, new Bootstrap(REPLICATES, seed));
        var target = save.target(networks, settings);
        if (target != null) {
            copy.set().scale().required(); // before features are extracted
        }
        return new BackboneRun(
                console(),
                copy,
                regressions.splits(copy.set()),
                new BackboneRun.Features(
                        networks, backbones.views(), backbones.trainViews(), backbones.folder(), model.threads()),
                new BackboneRun.Fits(regressions.budgets(seed), settings, regressions.excluded(), metricConfig),
                target);
    }

    private ProbeText probed(DatasetCopy copy) throws IOException {
        var train = selected(copy, SplitProtocol.Place.TRAIN);
        var test = selected(copy, regressions.part());
        var encoder = ModelBundle.read(model.resolved());
        var probe =
                new EncoderProbe(copy, train.items(), test.items(), new Bootstrap(REPLICATES, seed), model.threads());
        var lines = new ArrayList<ProbeText.Line>();
        lines.add(probed(probe, encoder));
        for (int i = 0; i < random; i++) {
            lines.add(probed(probe, RandomEncoder.like(encoder, seed + i)));
        }
        var others = lines.stream().skip(1).map(ProbeText.Line::outcome).toList();
        return new ProbeText(
                new ProbeText.Evaluated(
                        copy.set().name(),
                        test.split(),
                        test.part(),
                        train.items().size(),
                        test.items().size()),
                lines,
                others.isEmpty()
                        ? Optional.empty()
                        : Optional.of(probe.gain(lines.get(0).outcome(), others)));
    }

    private SplitItems selected(DatasetCopy copy, SplitProtocol.Place place) throws IOException {
        var selections = new SplitProtocol(regressions.protocol(), place).of(copy.set());
        if (selections.size() != 1) {
            throw usageError("--splits must be one split, got " + regressions.protocol());
        }
        return selections.get(0);
    }

    private ProbeText.Line probed(EncoderProbe probe, ModelBundle encoder) throws IOException {
        String name = encoder.description().name();
        int total = probe.train().size() + probe.test().size();
        try (var progress = new StagedProgress(console().err())) {
            return new ProbeText.Line(
                    name, probe.of(encoder, model.scorerOptions(), done -> progress.at(name, done, total)));
        }
    }
}
