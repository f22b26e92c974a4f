package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.github.qptv2.scoring.bundle.ModelBundle;

/** A folder with the files that commands of the docs name, small ones, and a launcher of this build. */
final class DocsFolder {

    private static final String[] IMAGE_FOLDERS = {
        "holiday", "archive", "photos", "photographs", "PHOTOGRAPHS", "images", "mine", "FOLDER"
    };
    private static final String[] MODELS = {
        "iqa.pth", "best.safetensors", "model.safetensors", "a.safetensors", "b.safetensors", "encoder.safetensors"
    };
    private static final String SAVED = "my.qpt";
    private static final String LAUNCHER =
            """
            #!/usr/bin/env bash
            exec "%s" -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED ${QPT_JAVA_OPTS:-} \\
              -cp "$QPT_CLASS_PATH" io.github.qptv2.cli.Main "$@"
            """;

    private DocsFolder() {}

    /** Fills a folder for these commands. */
    static void fill(Path folder, List<DocsCommand> commands) throws IOException {
        for (DocsCommand command : commands) {
            for (String argument : command.arguments()) {
                copy(argument, folder);
            }
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path launcher = Files.writeString(folder.resolve("qpt"), LAUNCHER.formatted(java));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (String name : IMAGE_FOLDERS) {
            labels(TestImages.folder(folder.resolve(name), 24, 70), 24);
        }
        for (String name : new String[] {"photo.jpg", "portrait.jpg", "frame-000.png", "frame-001.png"}) {
            TestImages.write(folder.resolve(name), 120, 90, 1);
        }
        VideoFixtures.write(folder.resolve("clip.mp4"), 64, 2, 40, place -> 100 + place % 50);
        models(folder);
        Cli.golden("backbone.onnx", folder);
        for (String name : new String[] {"network.onnx", "efficientnet-lite2.onnx"}) {
            Files.copy(folder.resolve("backbone.onnx"), folder.resolve(name));
        }
        if (commands.stream().anyMatch(command -> command.text().contains(SAVED))
                && commands.stream().noneMatch(command -> command.text().contains("--save " + SAVED))) {
            save(folder);
        }
        Files.writeString(folder.resolve("predictions.csv"), "pred,mos\n1,2\n2,1\n3,4\n4,3\n5,6\n6,5\n7,7\n");
    }

    /** Copies a file of the checkout, if the argument names one: commands must not write into the checkout. */
    private static void copy(String argument, Path folder) throws IOException {
        Path file = DocsCommand.CHECKOUT.resolve(argument), copy = folder.resolve(argument);
        if (!argument.isEmpty() && Files.isRegularFile(file) && !Files.exists(copy)) {
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    /** A regression on a frozen network, for pages that do not make it themselves. */
    private static void save(Path folder) {
        Path backbone = folder.resolve("backbone.onnx"), file = folder.resolve(SAVED);
        String dataset = "own=" + folder.resolve("mine");
        var run = Cli.run(
                "probe",
                "--backbone",
                backbone,
                "--dataset",
                dataset,
                "--scale",
                "0:10",
                "--license",
                "MIT",
                "--save",
                file);
        if (run.exitCode() != 0) {
            throw new AssertionError(run.err());
        }
    }

    private static void models(Path folder) throws IOException {
        var bundle = ModelBundle.read(Cli.microModel(folder));
        for (String name : MODELS) {
            if (name.endsWith(".pth")) {
                Files.copy(folder.resolve("hivit-micro.pth"), folder.resolve(name));
            } else {
                bundle.write(folder.resolve(name));
            }
        }
    }

    private static void labels(Path folder, int count) throws IOException {
        var labels = new StringBuilder("path,score,split\n");
        for (int i = 0; i < count; i++) {
            labels.append("%03d.png,%d,%s%n".formatted(i, i * 7 % 11, i < count / 2 ? "train" : "test"));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
    }
}
