package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.sample.SampleFolder;
import io.github.qptv2.sample.Scene;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt sample}. */
@Command(
        name = "sample",
        description = "Generates six synthetic images with distorted copies, to try the other commands.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the images are written",
            "1:the folder holds other files or cannot be written",
            "2:wrong usage"
        })
public final class SampleCommand extends Subcommand {

    @Parameters(
            paramLabel = "DIR",
            description = "Output folder; created if missing; refused if it holds anything but sample images.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Random seed; equal seeds give equal images; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Override
    public Integer call() {
        System.setProperty("java.awt.headless", "true");
        try {
            int images = SampleFolder.fill(folder, seed);
            int drawn = Scene.values().length;
            console()
                    .message(
                            "%d images in %s: %d pristine images and ten distorted copies of each; samples.csv lists the chains"
                                    .formatted(images, folder, drawn));
            return 0;
        } catch (NotDirectoryException e) {
            throw new UserException(folder + ": is a file; name a folder");
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e, folder));
        }
    }
}
