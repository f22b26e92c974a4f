package io.github.qptv2.spark;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

import org.apache.spark.sql.SparkSession;

/** A local session with the SQL function, and images. */
final class SparkTest {

    private SparkTest() {}

    static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("test")
                .config("spark.ui.enabled", false)
                .config("spark.sql.extensions", QptSparkExtensions.class.getName())
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/qpt-spark-warehouse")
                .getOrCreate();
    }

    /** A textured image; the same for the same seed. */
    static byte[] image(long seed, String format) throws IOException {
        var random = new Random(seed);
        int width = 260 + random.nextInt(80), height = 240 + random.nextInt(60);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        for (int i = 0; i < 200; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(width), random.nextInt(height), random.nextInt(60), random.nextInt(60));
        }
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** Two thirds of a JPEG and an end marker: decoders fill the rest with gray. */
    static byte[] endedEarly(byte[] jpeg) {
        var bytes = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        bytes[bytes.length - 2] = (byte) 0xff;
        bytes[bytes.length - 1] = (byte) 0xd9;
        return bytes;
    }
}
