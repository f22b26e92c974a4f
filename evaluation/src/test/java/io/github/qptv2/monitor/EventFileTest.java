package io.github.qptv2.monitor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.framework.Summary;
import org.tensorflow.util.Event;
import org.tensorflow.util.SessionLog;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads the files with TensorFlow's own protos and a CRC-32C computed from its polynomial. */
class EventFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_250L), ZoneOffset.UTC);

    @TempDir
    Path dir;

    /** Castagnoli's polynomial, bit by bit. */
    private static int crc32c(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
            }
        }
        return ~crc;
    }

    private static int masked(byte[] bytes) {
        int crc = crc32c(bytes);
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    private static List<Event> events(Path file) throws IOException {
        var in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        var events = new ArrayList<Event>();
        while (in.hasRemaining()) {
            var length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).as("checksum of the length").isEqualTo(masked(length));
            var content = new byte
                    [Math.toIntExact(ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong())];
            in.get(content);
            assertThat(in.getInt()).as("checksum of the content").isEqualTo(masked(content));
            events.add(Event.parseFrom(content));
        }
        return events;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(dir)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theChecksumIsThatOfThePublishedTestVectors() {
        // RFC 3720, B.4: 32 zero bytes; "123456789" from the catalog of parametrised CRC algorithms
        assertThat(crc32c(new byte[32])).isEqualTo(0x8a9136aa);
        assertThat(crc32c("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo(0xe3069283);
        assertThat(Crc32c.masked(new byte[32])).isEqualTo(masked(new byte[32]));
    }

    @Test
    void aFileStartsWithItsVersionAndTheResumedStep() throws IOException {
        EventFile.open(dir, 0, CLOCK).close();
        EventFile.open(dir, 120, CLOCK).close();
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("events.out.tfevents.1700000000.qpt", "events.out.tfevents.1700000001.qpt");
        for (var file : Map.of(files().get(0), 1L, files().get(1), 121L).entrySet()) {
            List<Event> events = events(file.getKey());
            assertThat(events).hasSize(2);
            assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
            assertThat(events.get(0).getWallTime()).isEqualTo(1_700_000_000.25);
            assertThat(events.get(1).getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
            assertThat(events.get(1).getStep()).isEqualTo(file.getValue());
        }
    }

    @Test
    void scalarsAreReadAsWritten() throws IOException {
        try (var file = EventFile.open(dir, 0, CLOCK)) {
            file.scalars(300, Map.of("loss", 0.625));
            file.scalars(3_000_000_000L, Map.of("α", -1e-4));
            file.scalars(3_000_000_001L, Map.of("bad", Double.NaN));
        }
        List<Event> events = events(files().get(0));
        assertThat(events).hasSize(5);
        Event first = events.get(2), second = events.get(3);
        assertThat(first.getStep()).isEqualTo(300);
        assertThat(first.getSummary().getValueList())
                .containsExactly(Summary.Value.newBuilder()
                        .setTag("loss")
                        .setSimpleValue(0.625f)
                        .build());
        assertThat(second.getStep()).isEqualTo(3_000_000_000L);
        assertThat(second.getSummary().getValue(0).getTag()).isEqualTo("α");
        assertThat(second.getSummary().getValue(0).getSimpleValue()).isEqualTo(-1e-4f);
        assertThat(events.get(4).getSummary().getValue(0).getSimpleValue()).isNaN();
        assertThat(events)
                .allSatisfy(
                        event -> assertThat(event.getUnknownFields().asMap()).isEmpty());
    }

    @Test
    void severalScalarsOfAStepAreOneEvent() throws IOException {
        try (var file = EventFile.open(dir, 0, CLOCK)) {
            file.scalars(1, Map.of("loss", 1.0, "learning-rate", 2.0));
        }
        assertThat(events(files().get(0)).get(2).getSummary().getValueList())
                .extracting(Summary.Value::getTag)
                .containsExactlyInAnyOrder("loss", "learning-rate");
    }

    @Test
    void imagesAreStoredLosslessly() throws IOException {
        var sourceImage = new BufferedImage(30, 20, BufferedImage.TYPE_3BYTE_BGR);
        sourceImage.setRGB(7, 3, 0xff2040);
        try (var file = EventFile.open(dir, 0, CLOCK)) {
            file.image(500, "reconstructions", PngImage.of(sourceImage));
        }
        Event event = events(files().get(0)).get(2);
        assertThat(event.getStep()).isEqualTo(500);
        assertThat(event.getSummary().getValue(0).getTag()).isEqualTo("reconstructions");
        Summary.Image image = event.getSummary().getValue(0).getImage();
        assertThat(List.of(image.getWidth(), image.getHeight(), image.getColorspace()))
                .containsExactly(30, 20, 3);
        var back = ImageIO.read(
                new ByteArrayInputStream(image.getEncodedImageString().toByteArray()));
        assertThat(back.getRGB(7, 3)).isEqualTo(0xffff2040);
        assertThat(back.getRGB(8, 3)).isEqualTo(0xff000000);
    }

    @Test
    void eventsAreInTheFileBeforeItIsClosed() throws IOException {
        try (var file = EventFile.open(dir, 0, CLOCK)) {
            file.scalars(1, Map.of("loss", 1.0));
            assertThat(events(files().get(0))).hasSize(3);
        }
    }
}
