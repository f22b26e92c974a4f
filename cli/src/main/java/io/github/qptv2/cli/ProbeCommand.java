package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.data.benchmark.Benchmarks;
import io.github.qptv2.evaluate.EncoderProbe;
import io.github.qptv2.evaluate.Protocol;
import io.github.qptv2.evaluate.RandomEncoder;
import io.github.qptv2.evaluate.Selection;
import io.github.qptv2.evaluate.SetCopy;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.scoring.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt probe}. */
@Command(
        name = "probe",
        description = "Judges an encoder by how well a linear function of its vectors predicts opinions.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the figures are printed", "1:the encoder or the pictures cannot be read", "2:wrong usage"})
final class ProbeCommand extends Subcommand {

    private static final int REPLICATES = 1000;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--data",
            arity = "2",
            required = true,
            paramLabel = "NAME DIR",
            hideParamSyntax = true,
            description = "Labelled set with an official split, see qpt data list, and the folder that holds it.")
    private List<String> data = List.of();

    @Option(
            names = "--splits",
            paramLabel = "SPLIT",
            description =
                    "Whose training part is learnt from: official, random:1:SEED, a split FILE.csv or a validation"
                            + " list FILE.txt; default: ${DEFAULT-VALUE}.",
            defaultValue = "official")
    private String splits = "official";

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Part of the split to judge by: test or validation; default: ${DEFAULT-VALUE}.",
            defaultValue = "test")
    private Protocol.Place part = Protocol.Place.TEST;

    @Option(
            names = "--random",
            paramLabel = "N",
            description = "Probe N encoders of the same shape with random weights as well; default: 0.")
    private int random;

    @Option(names = "--seed", paramLabel = "N", description = "Of folds, resampling and random weights; default: 1.")
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
        verbosity.settle();
        model.check();
        if (data.size() != 2) {
            throw wrong("--data takes one set: a name and a folder");
        }
        if (part == Protocol.Place.TRAIN) {
            throw wrong("--part must be test or validation, got train");
        }
        if (random < 0) {
            throw wrong("--random must be at least 0, got " + random);
        }
        try {
            Benchmarks.named(data.get(0));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        if (random > 0) {
            TrainingNatives.require();
        }
        try {
            var copy = SetCopy.read(data.get(0), Path.of(data.get(1)));
            var text = probed(copy);
            console().print(format == ReportFormat.JSON ? text.json() : text.table());
            return 0;
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private ProbeText probed(SetCopy copy) throws IOException {
        var train = selected(copy, Protocol.Place.TRAIN);
        var test = selected(copy, part);
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
                new ProbeText.Judged(
                        copy.set().name(),
                        test.split(),
                        test.part(),
                        train.items().size(),
                        test.items().size()),
                lines,
                others.isEmpty()
                        ? Optional.empty()
                        : Optional.of(probe.lead(lines.get(0).outcome(), others)));
    }

    private Selection selected(SetCopy copy, Protocol.Place place) throws IOException {
        var selections = new Protocol(splits, place).of(copy.set());
        if (selections.size() != 1) {
            throw wrong("--splits must be one split, got " + splits);
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
