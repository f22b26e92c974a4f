package io.github.qptv2.finetune;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import io.github.qptv2.dataset.benchmark.DatasetCopies;
import io.github.qptv2.loader.TestVideos;
import io.github.qptv2.media.image.Image;
import us.hebi.matlab.mat.format.Mat5;

/** Copies of public benchmarks in their published layouts, with ten small images or videos each. */
final class SmallCopies {

    private static final int ITEMS = 10, SIDE = 240, CLIP_SIDE = 48, FRAMES = 10;

    private SmallCopies() {}

    /** Writes the copy of a benchmark and returns its folder. */
    static Path of(String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        switch (name) {
            case "koniq-10k" -> koniq(folder);
            case "spaq" -> spaq(folder);
            case "clive" -> clive(folder);
            case "flive" -> flive(folder);
            case "kadid-10k" -> {
                images(folder, i -> "images/I%02d_01_01.png".formatted(i));
                lines(folder.resolve("dmos.csv"), "dist_img,ref_img,dmos,var", i -> "I%02d_01_01.png,I%02d.png,%s,0.2"
                        .formatted(i, i, mos(i, 1, 5)));
            }
            case "tid2013" -> {
                images(folder, i -> "distorted_images/i%02d_01_1.bmp".formatted(i + 1));
                lines(folder.resolve("mos_with_names.txt"), "", i -> "%s i%02d_01_1.bmp"
                        .formatted(mos(i, 0, 9), i + 1));
            }
            case "csiq" -> {
                images(folder, i -> "dst_imgs/blur/photo%d.BLUR.1.png".formatted(i));
                lines(folder.resolve("csiq_label.txt"), "", i -> "photo%d\t4\tblur\t1\t0.05\t%s"
                        .formatted(i, mos(i, 0, 1)));
            }
            case "live" -> {
                images(folder, i -> "gblur/img%d.bmp".formatted(i));
                lines(folder.resolve("live_MOS_NAME_REF.txt"), "", i -> "%s \tgblur/img%d.bmp\tref%d.bmp"
                        .formatted(mos(i, 10, 90), i, i));
            }
            case "ava" -> ava(folder);
            case "lsvq" -> {
                clips(folder, i -> "clips/%d.mp4".formatted(i));
                list(folder.resolve("train_labels.txt"), 0, 6);
                list(folder.resolve("labels_test.txt"), 6, 8);
                list(folder.resolve("labels_1080p.txt"), 8, ITEMS);
            }
            case "konvid-1k" -> {
                clips(folder, i -> "KoNViD_1k_videos/%d.mp4".formatted(i));
                lines(folder.resolve("KoNViD_1k_mos.csv"), "flickr_id,mos", i -> i + "," + mos(i, 1, 5));
            }
            default -> {
                clips(folder, i -> "clips/%d.mp4".formatted(i));
                list(folder.resolve("labels.txt"), 0, ITEMS);
            }
        }
        return folder;
    }

    private static void koniq(Path folder) throws IOException {
        images(folder, i -> "1024x768/%d.jpg".formatted(i));
        lines(
                folder.resolve("koniq10k_distributions_sets.csv"),
                "image_name,c1,c2,c3,c4,c5,c_total,MOS,SD,set",
                i -> "%d.jpg,0.1,0.2,0.3,0.4,0,100,%s,0.9,%s"
                        .formatted(i, mos(i, 0, 100), i < 6 ? "training" : i < 8 ? "validation" : "test"));
    }

    private static void spaq(Path folder) throws IOException {
        images(folder, i -> "TestImage/%05d.jpg".formatted(i));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Image name", "MOS"));
        IntStream.range(0, ITEMS).forEach(i -> rows.add(List.of("%05d.jpg".formatted(i), mos(i, 0, 100))));
        Path labels = Files.createDirectories(folder.resolve("Annotations"));
        DatasetCopies.workbook(labels.resolve("MOS and Image attribute scores.xlsx"), "Sheet1", rows);
    }

    private static void clive(Path folder) throws IOException {
        images(folder, i -> "Images/%d.bmp".formatted(i + 1));
        var names = Mat5.newCell(ITEMS, 1);
        var mos = Mat5.newMatrix(1, ITEMS);
        var deviations = Mat5.newMatrix(1, ITEMS);
        for (int i = 0; i < ITEMS; i++) {
            names.set(i, Mat5.newString((i + 1) + ".bmp"));
            mos.setDouble(i, Double.parseDouble(mos(i, 0, 100)));
            deviations.setDouble(i, 20);
        }
        Path data = Files.createDirectories(folder.resolve("Data"));
        Mat5.writeToFile(
                Mat5.newMatFile().addArray("AllImages_release", names),
                data.resolve("AllImages_release.mat").toFile());
        Mat5.writeToFile(
                Mat5.newMatFile().addArray("AllMOS_release", mos),
                data.resolve("AllMOS_release.mat").toFile());
        Mat5.writeToFile(
                Mat5.newMatFile().addArray("AllStdDev_release", deviations),
                data.resolve("AllStdDev_release.mat").toFile());
    }

    private static void flive(Path folder) throws IOException {
        images(folder, i -> "database/voc/%d.jpg".formatted(i));
        var small = new StringBuilder("name_image,mos_image,is_valid\n");
        for (int i = 0; i < 8; i++) {
            small.append("voc/%d.jpg,%s,%s\n".formatted(i, mos(i, 0, 100), i < 6 ? "False" : "True"));
        }
        Files.writeString(folder.resolve("labels<=640_padded.csv"), small);
        Files.writeString(
                folder.resolve("labels>640.csv"),
                "name_image,mos_image,is_valid\nvoc/8.jpg,%s,True\nvoc/9.jpg,%s,True\n"
                        .formatted(mos(8, 0, 100), mos(9, 0, 100)));
    }

    private static void ava(Path folder) throws IOException {
        images(folder, i -> "images/%d.jpg".formatted(100 + i));
        lines(folder.resolve("AVA.txt"), "", i -> "%d %d 1 2 3 4 5 %d 3 2 1 1 0 0 1".formatted(i, 100 + i, 5 + i));
        Path lists = Files.createDirectories(folder.resolve("aesthetics_image_lists"));
        Files.writeString(lists.resolve("generic_test.jpgl"), "108\n109\n");
    }

    private static void list(Path labels, int from, int to) throws IOException {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("clips/%d.mp4, 0.4, 25, %s\n".formatted(i, mos(i, 1, 5)));
        }
        Files.writeString(labels, text);
    }

    private static String mos(int item, double low, double high) {
        return String.format(Locale.ROOT, "%.3f", low + (high - low) * (item + 1) / (ITEMS + 1));
    }

    private static void lines(Path file, String head, IntFunction<String> line) throws IOException {
        var lines = new ArrayList<String>();
        if (!head.isEmpty()) {
            lines.add(head);
        }
        IntStream.range(0, ITEMS).forEach(i -> lines.add(line.apply(i)));
        Files.write(file, lines);
    }

    /** Ramps between two colors, as PNG whatever the extension. */
    private static void images(Path folder, IntFunction<String> name) throws IOException {
        for (int i = 0; i < ITEMS; i++) {
            var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
            var canvas = image.createGraphics();
            canvas.setPaint(new GradientPaint(
                    0, 20 * i, new Color(25 * i, 0, 90), SIDE, SIDE, new Color(250, 230 - 20 * i, 7)));
            canvas.fillRect(0, 0, SIDE, SIDE);
            canvas.dispose();
            Path file = folder.resolve(name.apply(i));
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        }
    }

    /** Noise that increases with the number, uncompressed whatever the extension. */
    private static void clips(Path folder, IntFunction<String> name) throws IOException {
        for (int i = 0; i < ITEMS; i++) {
            var random = new SplittableRandom(i);
            var frames = new ArrayList<Image>();
            for (int frame = 0; frame < FRAMES; frame++) {
                var rgb = new byte[3 * CLIP_SIDE * CLIP_SIDE];
                for (int j = 0; j < rgb.length; j++) {
                    rgb[j] = (byte) (100 + random.nextInt(10 + 10 * i));
                }
                frames.add(Image.of(CLIP_SIDE, CLIP_SIDE, rgb));
            }
            Path file = folder.resolve(name.apply(i));
            Files.createDirectories(file.getParent());
            TestVideos.write(file, frames);
        }
    }
}
