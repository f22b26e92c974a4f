package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

import io.github.qptv2.sample.SampleFolder;
import io.github.qptv2.sample.Scene;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt sample}. */
@Command(
        name = "sample",
        description = "Paints a few pictures with spoilt copies, for whoever has none at hand.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the pictures are there", "1:the folder is in use or cannot be written", "2:wrong usage"})
final class SampleCommand extends Subcommand {

    @Parameters(
            paramLabel = "DIR",
            description = "Made if missing; a folder that holds anything but samples is left alone.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same pictures; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Override
    public Integer call() {
        System.setProperty("java.awt.headless", "true");
        try {
            int pictures = SampleFolder.fill(folder, seed);
            int painted = Scene.values().length;
            console()
                    .say("%d pictures in %s: %d as painted, and ten spoilt copies of each; samples.csv says how"
                            .formatted(pictures, folder, painted));
            return 0;
        } catch (NotDirectoryException e) {
            throw new UserException(folder + ": is a file; give a folder");
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }
}
