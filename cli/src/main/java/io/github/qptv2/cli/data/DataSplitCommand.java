package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.split.Splits;
import io.github.qptv2.dataset.split.ValidationList;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.ValidationSampler;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.feature.NearDuplicates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code qpt data split}. */
@Command(
        name = "split",
        description = "Draws validation images from the official training part, by groups of near duplicates.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the list is written", "1:the labels or an image cannot be read", "2:wrong usage"})
final class DataSplitCommand implements Callable<Integer> {

    private static final String BEGINNING = "# Validation images of ";

    @Mixin
    private CheckedDataset dataset = new CheckedDataset();

    @Option(names = "--validation", paramLabel = "N", required = true, description = "Number of images to draw.")
    private int count;

    @Option(
            names = "--out",
            paramLabel = "FILE.txt",
            required = true,
            description = "List to write, one name per line; a split for finetune, evaluate, probe and calibrate.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--strata",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "Stratify by the part of the names that this matches; default: one stratum.")
    private String strata = "";

    @Option(
            names = "--distance",
            paramLabel = "BITS",
            description = "Maximum Hamming distance of the 256-bit hashes of near duplicates, 0..64; default: 20.")
    private int distance = NearDuplicates.RADIUS;

    @Option(names = "--seed", paramLabel = "N", description = "Random seed; default: 1.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Decoding threads; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DataCommand data;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        verbosity.apply();
        var draw = sampler();
        var given = dataset.required(data.console());
        if (!out.toString().endsWith(ValidationList.ENDING)) {
            throw usageError("--out must end in .txt, got " + out);
        }
        OutputPaths.requireFile("--out", out);
        OutputPaths.requireBeginning("--out", out, BEGINNING, "not a list of validation images");
        try {
            var copy = DatasetCopy.read(given.name(), given.path());
            Splits.official(copy.set());
            var sample = sample(draw, copy);
            var list = new ValidationList("validation", sample.names());
            list.write(out, comments(draw, copy, sample));
            data.console().print("%s: %s%n".formatted(out, String.join(" ", summary(draw, sample))));
            return 0;
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private ValidationSampler sampler() {
        try {
            if (distance < 0 || distance > 64) {
                throw usageError("--distance must be in [0, 64], got " + distance);
            }
            return new ValidationSampler(count, java.util.regex.Pattern.compile(strata), distance, seed);
        } catch (PatternSyntaxException e) {
            throw usageError("--strata must be a regular expression, got " + strata);
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    private ValidationSampler.Sample sample(ValidationSampler draw, DatasetCopy copy) throws IOException {
        int total = copy.set().part(SplitPart.TRAIN).size()
                + copy.set().part(SplitPart.TEST).size();
        try (var progress = new StagedProgress(data.console().err())) {
            return draw.sample(
                    copy, OrderedExecutor.Width.of(Math.max(1, threads)), done -> progress.at("hashing", done, total));
        }
    }

    private List<String> comments(ValidationSampler draw, DatasetCopy copy, ValidationSampler.Sample sample) {
        var comments = new ArrayList<String>();
        comments.add(BEGINNING.substring(2) + copy.set().name() + ", drawn from its official training part by");
        comments.add(String.format(
                Locale.ROOT,
                "qpt data split --dataset %s=DIR --validation %d%s --distance %d --seed %d",
                copy.set().name(),
                count,
                strata.isEmpty() ? "" : " --strata '" + strata + "'",
                distance,
                seed));
        comments.addAll(summary(draw, sample));
        return comments;
    }

    private List<String> summary(ValidationSampler draw, ValidationSampler.Sample sample) {
        String parts = draw.strata(sample.names()).entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d of %,d training images in %,d groups of near duplicates (256-bit dHash within %d%s).",
                        sample.names().size(),
                        sample.training(),
                        sample.groups(),
                        distance,
                        parts.isEmpty() ? "" : "; " + parts),
                String.format(
                        Locale.ROOT,
                        "%,d training images with a test image in their group were excluded; the largest group has %,d images.",
                        sample.nearTest(),
                        sample.largest()));
    }

    private ParameterException usageError(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
