package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.dataset.Sharding;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.CorruptFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt shard}. */
@Command(
        name = "shard",
        description = "Packs images into tar shards for training (WebDataset layout), with an index.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all images are in shards",
            "1:the shards cannot be written",
            "2:wrong usage",
            "3:some images could not be read, or are corrupt; the others are in shards"
        })
public final class ShardCommand extends Subcommand {

    @Parameters(
            paramLabel = "DIR|MANIFEST",
            description = "Images: a folder, a manifest (its kept images), a table or a list.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path source;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Output folder; must be empty or missing.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--shard-size", paramLabel = "MB", description = "Size of a shard in megabytes; default: 256.")
    private double megabytes = 256;

    @Option(
            names = "--short-side",
            paramLabel = "N",
            description = "Scale larger images down to a short side of N pixels, and store them as JPEG; default: off.")
    private int shortSide;

    @Option(names = "--quality", paramLabel = "Q", description = "JPEG quality of scaled images, 1..100; default: 95.")
    private int quality = 95;

    @Option(
            names = "--corrupt",
            paramLabel = "POLICY",
            description =
                    "Corrupt images that can be decoded: refuse (left out), warn (packed, exit code 3) or accept (packed, exit code 0);"
                            + " default: ${DEFAULT-VALUE}.",
            defaultValue = "refuse")
    private CorruptFiles corrupt = CorruptFiles.REFUSE;

    @Option(names = "--threads", paramLabel = "N", description = "Decoding threads; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        try (var progress = new StagedProgress(console().err())) {
            ImageDataset images = ImageDataset.open(source);
            var sharding = new Sharding(
                    (long) (megabytes * 1e6),
                    new Sharding.Shrinking(shortSide, quality),
                    corrupt,
                    OrderedExecutor.Width.of(Math.max(1, threads)));
            var report = sharding.write(images, out, done -> progress.at("sharding", done, images.size()));
            console()
                    .message("%,d images in %s"
                            .formatted(images.size() - report.omitted().size(), out));
            report.omitted().forEach(line -> console().message("left out: " + line));
            report.corrupt().forEach(console()::message);
            boolean warned = corrupt == CorruptFiles.WARN && !report.corrupt().isEmpty();
            return report.omitted().isEmpty() && !warned ? 0 : 3;
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e, out));
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }
}
