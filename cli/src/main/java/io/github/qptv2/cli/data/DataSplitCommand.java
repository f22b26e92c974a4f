package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import io.github.qptv2.dataset.benchmark.Benchmarks;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code qpt data split}. */
@Command(
        name = "split",
        description = "Draws validation images from the official training part by groups of near duplicates.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the list is written", "1:labels or images cannot be read", "2:wrong usage"})
final class DataSplitCommand implements Callable<Integer> {

    private static final String BEGINNING = "# Validation images of ";

    @Parameters(index = "0", paramLabel = "NAME", description = "The set, see qpt data list.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder that holds the copy (own: or its CSV file).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(names = "--validation", paramLabel = "N", required = true, description = "Number of images to draw.")
    private int count;

    @Option(
            names = "--out",
            paramLabel = "FILE.txt",
            required = true,
            description = "The list, one name per line; a split for finetune, evaluate, probe and calibrate.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--strata",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "Draw in proportion from names that differ in what this matches; default: one stratum.")
    private String strata = "";

    @Option(
            names = "--distance",
            paramLabel = "BITS",
            description = "Of 256, by which near duplicates differ at most, 0 to 64; default: 20.")
    private int distance = NearDuplicates.RADIUS;

    @Option(names = "--seed", paramLabel = "N", description = "Random seed of the draw; default: 1.")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Default: one a core.")
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
        var draw = draw();
        if (!out.toString().endsWith(ValidationList.ENDING)) {
            throw wrong("--out must end in .txt, got " + out);
        }
        OutputPaths.requireFile("--out", out);
        OutputPaths.requireBeginning("--out", out, BEGINNING, "no earlier list");
        try {
            var copy = DatasetCopy.read(name, folder);
            Splits.official(copy.set());
            var drawn = drawn(draw, copy);
            var list = new ValidationList("validation", drawn.names());
            list.write(out, comments(draw, copy, drawn));
            data.console().print("%s: %s%n".formatted(out, String.join(" ", summary(draw, drawn))));
            return 0;
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private ValidationSampler draw() {
        try {
            Benchmarks.named(name);
            if (distance < 0 || distance > 64) {
                throw wrong("--distance must be in [0, 64], got " + distance);
            }
            return new ValidationSampler(count, java.util.regex.Pattern.compile(strata), distance, seed);
        } catch (PatternSyntaxException e) {
            throw wrong("--strata must be a regular expression, got " + strata);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ValidationSampler.Drawn drawn(ValidationSampler draw, DatasetCopy copy) throws IOException {
        int total = copy.set().part(SplitPart.TRAIN).size()
                + copy.set().part(SplitPart.TEST).size();
        try (var progress = new StagedProgress(data.console().err())) {
            return draw.from(
                    copy, OrderedExecutor.Width.of(Math.max(1, threads)), done -> progress.at("hashing", done, total));
        }
    }

    private List<String> comments(ValidationSampler draw, DatasetCopy copy, ValidationSampler.Drawn drawn) {
        var comments = new ArrayList<String>();
        comments.add(BEGINNING.substring(2) + copy.set().name() + ", drawn from its official training part by");
        comments.add("qpt data split %s DIR --validation %d%s --distance %d --seed %d"
                .formatted(name, count, strata.isEmpty() ? "" : " --strata '" + strata + "'", distance, seed));
        comments.addAll(summary(draw, drawn));
        return comments;
    }

    private List<String> summary(ValidationSampler draw, ValidationSampler.Drawn drawn) {
        String parts = draw.strata(drawn.names()).entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return List.of(
                "%,d of %,d training images in %,d whole groups of near duplicates (256-bit dHash within %d%s)."
                        .formatted(
                                drawn.names().size(),
                                drawn.training(),
                                drawn.groups(),
                                distance,
                                parts.isEmpty() ? "" : "; " + parts),
                "%,d training images with a test image in their group were never drawn; the largest group has %,d images."
                        .formatted(drawn.nearTest(), drawn.largest()));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
