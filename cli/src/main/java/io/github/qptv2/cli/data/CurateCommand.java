package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.curate.Curation;
import io.github.qptv2.curate.CurationConfig;
import io.github.qptv2.curate.CurationDecision;
import io.github.qptv2.curate.CurationReport;
import io.github.qptv2.curate.CurationRequest;
import io.github.qptv2.curate.CurationSummary;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.CorruptFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt curate}. */
@Command(
        name = "curate",
        description =
                "Selects images for pretraining by resolution, sharpness and foreground coverage, without near duplicates"
                        + " and without images of benchmarks.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the manifest is written",
            "1:the manifest is not written; --resume continues",
            "2:wrong usage",
            "3:the manifest is written, but some images could not be read, or are corrupt"
        })
public final class CurateCommand extends Subcommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "POOL",
            description =
                    "Images: a folder with its subfolders and tar files (a .json beside an image is read as SA-1B masks), a"
                            + " .tar, or a list: .txt with one path per line, .csv or .tsv with a column of paths.")
    private List<Path> pools = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "FILE.jsonl", description = "Manifest to write.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "HTML report with statistics and sample images.")
    private @Nullable Path report;

    @Option(
            names = "--config",
            paramLabel = "FILE.yaml",
            description = "Curation rules; default: those of docs/curation.md.")
    private @Nullable Path config;

    @Option(
            names = "--exclude",
            paramLabel = "POOL",
            description = "Benchmark whose images and their near duplicates are excluded; repeatable.")
    private List<Path> exclude = new ArrayList<>();

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Folder in which paths of lists are resolved, besides the list's own; repeatable.")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "--corrupt",
            paramLabel = "POLICY",
            description =
                    "Corrupt images that can be decoded: refuse (unreadable), warn (measured, exit code 3 if one is"
                            + " kept) or accept (measured); default: corrupt of the configuration, or refuse.")
    private @Nullable CorruptFiles corrupt;

    @Option(names = "--resume", description = "Continue an earlier run with the same pools and rules.")
    private boolean resume;

    @Option(names = "--threads", paramLabel = "N", description = "Decoding threads; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        try {
            CurationConfig rules =
                    config == null ? CurationConfig.DEFAULT : YamlConfig.read(config, CurationConfig.DEFAULT);
            rules = corrupt == null ? rules : rules.withCorruptFiles(corrupt);
            var request = new CurationRequest(
                    pools, images, exclude, rules, out, resume, OrderedExecutor.Width.of(Math.max(1, threads)));
            CurationSummary summary;
            try (var progress = new StagedProgress(console().err())) {
                summary = Curation.run(request, progress);
            }
            if (report != null) {
                CurationReport.write(out, report);
            }
            return report(summary, rules.corrupt());
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e, out));
        }
    }

    private int report(CurationSummary summary, CorruptFiles policy) {
        Console console = console();
        console.message(
                "kept %,d of %,d images: %s".formatted(summary.count(CurationDecision.KEPT), summary.total(), out));
        summary.rules().entrySet().stream()
                .filter(rule -> !rule.getKey().equals(CurationDecision.KEPT))
                .sorted(Map.Entry.comparingByKey())
                .forEach(rule -> console.message("excluded %,d by %s".formatted(rule.getValue(), rule.getKey())));
        summary.excludedBroken().forEach(line -> console.message("not excluded, since unreadable: " + line));
        if (summary.corrupt() > 0) {
            console.message("kept %,d corrupt images; see their lines".formatted(summary.corrupt()));
        }
        return summary.count(CurationDecision.UNREADABLE) > 0
                        || (policy == CorruptFiles.WARN && summary.corrupt() > 0)
                        || !summary.excludedBroken().isEmpty()
                ? 3
                : 0;
    }
}
