package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;

import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.io.AtomicOutputStream;
import io.github.qptv2.media.image.Image;

/** A folder that a PNG is written to for every image or video: heat maps, or curves. */
final class MapFolder {

    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    private MapFolder(Path folder) {
        this.folder = folder;
    }

    /** Refuses a folder whose images are scored: a PNG could take the place of one, or be scored itself. */
    static void requireApart(String option, Path folder, List<String> arguments, boolean recursive) {
        Path maps = folder.toAbsolutePath().normalize();
        for (String argument : arguments) {
            if (argument.equals("-")) {
                continue;
            }
            Path input = Path.of(argument).toAbsolutePath().normalize();
            Path images = Files.isDirectory(input) ? input : input.getParent();
            if (maps.equals(images) || (recursive && Files.isDirectory(input) && maps.startsWith(input))) {
                throw new UserException(option + " must be a folder apart from the inputs, got " + folder);
            }
        }
    }

    /**
     * Makes the folder if it is not there; its parent must be.
     *
     * @param content what is written there, in the plural
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
     * Where the map of an image belongs: its name with the ending {@code .png}, and a number if an earlier image of the
     * run took that. To be asked once per image, in their order, whether its map is made or not.
     */
    Path fileFor(Path image) {
        String name =
                image.getFileName() == null ? "image" : image.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String candidate = stem + ".png";
        // lower case: some file systems do not tell a.png and A.png apart
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
            return false; // whatever is wrong with it is told when it is read or written
        }
    }

    /** Writes a PNG that is there whole or not at all. */
    static void write(Path file, Image image) {
        try (var out = AtomicOutputStream.open(file)) {
            if (!ImageIO.write(image.toBufferedImage(), "png", out)) {
                throw new IllegalStateException("this Java has no PNG writer");
            }
            out.commit();
        } catch (IOException e) {
            throw new UserException("cannot write " + file + ": " + FileErrors.reason(e));
        }
    }
}
