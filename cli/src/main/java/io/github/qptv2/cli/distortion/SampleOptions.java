package io.github.qptv2.cli.distortion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.distortion.SampleListener;
import io.github.qptv2.distortion.SampleRequest;
import picocli.CommandLine.Option;

/** Options of the model and of the crops that are distorted. */
final class SampleOptions {

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            converter = ModelArgument.Converter.class,
            description = "Model bundle, or the name of a built-in model.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ModelArgument model;

    @Option(
            names = "--images",
            required = true,
            paramLabel = "DATA",
            description =
                    "Images without visible distortions: a folder (with its subfolders), a list (.txt, .csv, .tsv) or"
                            + " a manifest (.jsonl); repeatable.")
    private List<Path> images = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Random seed of crops and distortions; default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Decoding and computing threads; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** The model's file. */
    Path model() {
        return model.path();
    }

    /**
     * The request of a number of crops.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    SampleRequest request(int crops) throws IOException {
        var files = new ArrayList<Path>();
        for (Path data : images) {
            var found = ImageDataset.open(data);
            for (int i = 0; i < found.size(); i++) {
                var source = found.get(i).data();
                if (source.offset() > 0) {
                    throw new UserException(found.get(i).name() + ": is in a shard; unpack it");
                }
                files.add(source.file());
            }
        }
        return new SampleRequest(files, crops, seed, threads);
    }

    /** A description of the images, such as {@code photos.txt (4,500 images)}. */
    String description(SampleRequest request) {
        var names = images.stream()
                .map(path -> String.valueOf(path.toAbsolutePath().normalize().getFileName()))
                .toList();
        return "%s (%,d images)"
                .formatted(String.join(", ", names), request.files().size());
    }

    static SampleListener listener(Console console, StagedProgress progress) {
        return new SampleListener(progress, console::message, console.stop());
    }
}
