package io.github.qptv2.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.export.ExportOptions;
import io.github.qptv2.scoring.export.OnnxExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qpt export}. */
@Command(
        name = "export",
        description = "Exports a model to ONNX, for other runtimes and languages.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file is written",
            "1:the file cannot be written; an existing OUT is unchanged",
            "2:wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  qpt export qpt-iqa-mini qpt-iqa-mini.onnx --with-preprocessing",
            "  qpt export best.safetensors best-int8.onnx --int8"
        })
public final class ExportCommand extends Subcommand {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            converter = ModelArgument.Converter.class,
            description = "A .pth or .safetensors file, or the name of a built-in model.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ModelArgument model;

    @Parameters(index = "1", paramLabel = "OUT.onnx", description = "ONNX file to write.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--int8",
            description = "Store linear layers in 8-bit integers: smaller and faster, scores differ slightly.")
    private boolean int8;

    @Option(
            names = "--with-preprocessing",
            description =
                    "Include scaling, cropping and normalization: the input is a decoded image of any size; image models only.")
    private boolean preprocessing;

    @Option(names = "--force", description = "Overwrite OUT if it exists.")
    private boolean force;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() throws IOException {
        verbosity.apply();
        checkOut();
        try {
            var bundle = ModelBundle.read(model.path());
            var precision = int8 ? Precision.INT8 : Precision.FP32;
            OnnxExport.write(bundle, new ExportOptions(precision, preprocessing), out);
            console()
                    .message("wrote %s: %s, %s, %s"
                            .formatted(out, bundle.architecture().name(), precision, input(bundle)));
            return 0;
        } catch (CheckpointException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UserException(model + ": " + e.getMessage());
        }
    }

    private String input(ModelBundle bundle) {
        if (preprocessing) {
            return "from decoded images";
        }
        return bundle.architecture().frames() > 1 ? "from normalized clips" : "from normalized crops";
    }

    private void checkOut() throws IOException {
        if (!out.toString().endsWith(".onnx")) {
            throw usageError("OUT must end in .onnx, got " + out);
        }
        OutputPaths.requireFolder(out);
        if (!Files.exists(out)) {
            return;
        }
        if (Files.exists(model.path()) && Files.isSameFile(model.path(), out)) {
            throw new UserException(out + " is both MODEL and OUT; name another file for the network");
        }
        if (!force) {
            throw new UserException(out + " exists; overwrite it with --force");
        }
    }
}
