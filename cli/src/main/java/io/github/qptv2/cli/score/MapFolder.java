package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.PngOutput;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.media.image.Image;

/** A folder of PNG files, one for each image or video: heat maps or curves. */
final class MapFolder {

    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    private MapFolder(Path folder) {
        this.folder = folder;
    }

    /** Refuses a folder whose images are scored: a PNG could overwrite an input, or be scored itself. */
    static void requireApart(String option, Path folder, List<String> arguments, boolean recursive) {
        Path maps = folder.toAbsolutePath().normalize();
        for (String argument : arguments) {
            if (argument.equals("-")) {
                continue;
            }
            Path input = Path.of(argument).toAbsolutePath().normalize();
            Path images = Files.isDirectory(input) ? input : input.getParent();
            if (maps.equals(images) || (recursive && Files.isDirectory(input) && maps.startsWith(input))) {
                throw new UserException(option + " must be a folder other than those of the inputs, got " + folder);
            }
        }
    }

    /**
     * Creates the folder if it is missing; its parent must exist.
     *
     * @param content kind of files, in the plural, for messages
     */
    static MapFolder open(Path folder, String content) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
            }
            return new MapFolder(folder);
        } catch (IOException e) {
            throw new UserException("cannot write " + content + " to " + folder + ": " + FileErrors.reason(e));
        }
    }

    /**
     * The PNG file of an image: the image's name with the extension {@code .png}, numbered if an earlier image of the
     * run has that name. Must be called once for each image, in order, whether its map is written or not.
     */
    Path fileFor(Path image) {
        String name = image.getFileName() == null
                ? "image"
                : image.getFileName().toString().replace('\ufffd', '_');
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String candidate = stem + ".png";
        // lower case, since some file systems ignore case
        for (int number = 2;
                isSame(folder.resolve(candidate), image) || !taken.add(candidate.toLowerCase(Locale.ROOT));
                number++) {
            candidate = stem + "-" + number + ".png";
        }
        return folder.resolve(candidate);
    }

    private static boolean isSame(Path map, Path image) {
        try {
            return Files.exists(map) && Files.exists(image) && Files.isSameFile(map, image);
        } catch (IOException e) {
            return false; // reported when the file is read or written
        }
    }

    /** Writes a PNG file atomically. */
    static void write(Path file, Image image) {
        PngOutput.write(image.toBufferedImage(), file);
    }
}
