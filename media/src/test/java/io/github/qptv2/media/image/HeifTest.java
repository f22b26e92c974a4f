package io.github.qptv2.media.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * HEIF files around one coded image of 64 x 64 pixels without loss: the left half is (200, 100, 50), the right half
 * (10, 20, 30).
 */
class HeifTest {

    private static final byte[] AV1 =
            hex("12000a0938157ffd84043400803226100000b451b4f3144011901e47b315f44d078fe18aa0b608"
                    + "553cadd7641f7e0e5eeec8312a7a");
    private static final byte[] AV1_CONFIG = hex("81200000");

    private static final byte[] HEVC_CONFIG = hex(
            """
            0104080000009e3800000000fff000fcfff8f800000f03600001001740010c01ffff0408000003009e380000030000ffba02
            40610001002a4201010408000003009e380000030000ff90041020b2dd492535cdc043400100000300190000030001086200
            0100084401c17030609120""");
    private static final byte[] HEVC = hex(
            """
            000001e12801af05b8147ba259fffe7fcdf172aaaaaaaebaebaebaeb2a1ffff2276bffffa86b4f592595fc8721c8721cb6ad
            ab6adab6adab6a4b3ffd8f7400ff83ff05fbdf5bc6f1bc6f1bc7f1fc7f1fc7f1fc7f1ef02662b62588594397e9c5351d492b
            37fffd81faf8eb334a3c8f23c8f23def7bdef7bdef7bdef2ca7f6b15fffe973456db6db6dcdb6db6db6d73bfcd7effffe868
            f42533e826dc13d04f413d04f4144a512944a512944a512944a4fbf8c9ffff4296eba386834daed490f183fffb42d205f3fa
            acffff5dc839558dd0c510a96040e6e92c1993373fffea32f477e4138c6d270a58a140a1ac21c30817a597bfffcbb97e7fd3
            10984a8c68a2f90654decec51ffff3b168f95b976c2d1a2b007c0fd7233c177547d7fffa853cc1eb37d6906c90b53e8d25e1
            f93d89fffd9e82c89eabc4ed4beb5dcedb71fff582487619e56dfffe30d14838cd8302dd32758f9bac8137c073fffd772b62
            0f4f8f19c6f4ce23567120cc848361ffffe01e78c5588ab1d3ec041e8335397fd8689fffdda85a90d142944357a651cf3864
            86e467948167fffdfa6f8dd9e6ad5726d7feb31ff59ddcde5ffffa7dd330deafdfb5ce024e149270b1d4390f80ffff1e052a
            e03ee628b881687ded539f1942eefffe98dec8eb474787e24c1048a7e69e4d5253e180""");

    private static final int[] LEFT = {200, 100, 50};
    private static final int[] RIGHT = {10, 20, 30};

    @Test
    void avif() throws IOException {
        Image image = read(new Heif("avif").item(1, "av01", AV1, AV1_CONFIG));
        assertThat(image.width()).isEqualTo(64);
        assertThat(at(image, 0, 0)).containsExactly(LEFT);
        assertThat(at(image, 31, 63)).containsExactly(LEFT);
        assertThat(at(image, 32, 0)).containsExactly(RIGHT);
        assertThat(at(image, 63, 63)).containsExactly(RIGHT);
    }

    @Test
    void heic() throws IOException {
        byte[] file = new Heif("heic").item(1, "hvc1", HEVC, HEVC_CONFIG).build();
        assertThat(ImageHeader.read(file, "a")).isEqualTo(new ImageHeader(ImageFormat.HEIC, 64, 64, 1));
        Image image = ImageReader.standard().read(file, "a");
        assertThat(at(image, 0, 0)).containsExactly(LEFT);
        assertThat(at(image, 31, 63)).containsExactly(LEFT);
        assertThat(at(image, 32, 0)).containsExactly(RIGHT);
    }

    /** irot turns counter-clockwise, imir 0 mirrors top to bottom and 1 left to right; the order of the file counts. */
    @ParameterizedTest
    @CsvSource({
        "-1, -1, left",
        "1, -1, bottom",
        "2, -1, right",
        "3, -1, top",
        "-1, 0, left",
        "-1, 1, right",
        "1, 0, top",
        "1, 1, bottom",
        "3, 0, bottom",
        "3, 1, top"
    })
    void rotationAndMirroring(int quarters, int axis, String side) throws IOException {
        var heif = new Heif("avif").item(1, "av01", AV1, AV1_CONFIG);
        if (quarters >= 0) {
            heif.property(1, true, box("irot", new byte[] {(byte) quarters}));
        }
        if (axis >= 0) {
            heif.property(1, true, box("imir", new byte[] {(byte) axis}));
        }
        Image image = read(heif);
        assertThat(at(image, 0, 32)).as("left").containsExactly(expected(side, 0, 32));
        assertThat(at(image, 63, 32)).as("right").containsExactly(expected(side, 63, 32));
        assertThat(at(image, 32, 0)).as("top").containsExactly(expected(side, 32, 0));
        assertThat(at(image, 32, 63)).as("bottom").containsExactly(expected(side, 32, 63));
    }

    /** The color at the middle of an edge if the first color is at {@code side}. */
    private static int[] expected(String side, int x, int y) {
        boolean first =
                switch (side) {
                    case "left" -> x < 32;
                    case "right" -> x >= 32;
                    case "top" -> y < 32;
                    default -> y >= 32;
                };
        return first ? LEFT : RIGHT;
    }

    /** Three tiles across, cropped to 150 x 60: columns 0, 64 and 128 begin a tile. */
    @Test
    void aGridIsJoinedAndCropped() throws IOException {
        byte[] grid = ByteBuffer.allocate(8)
                .put(new byte[] {0, 0, 0, 2})
                .putShort((short) 150)
                .putShort((short) 60)
                .array();
        var heif = new Heif("avif").item(1, "grid", grid, new byte[0], 150, 60);
        for (int id = 2; id <= 4; id++) {
            heif.item(id, "av01", AV1, AV1_CONFIG);
        }
        Image image = read(heif.reference("dimg", 1, 2, 3, 4));
        assertThat(image.width()).isEqualTo(150);
        assertThat(image.height()).isEqualTo(60);
        for (int x : new int[] {0, 31, 64, 95, 128, 149}) {
            assertThat(at(image, x, 59)).as("column " + x).containsExactly(LEFT);
        }
        for (int x : new int[] {32, 63, 96, 127}) {
            assertThat(at(image, x, 0)).as("column " + x).containsExactly(RIGHT);
        }
    }

    @Test
    void aGridWithoutAllTilesIsCorrupt() {
        byte[] grid = {0, 0, 0, 1, 0, (byte) 128, 0, 64};
        var heif = new Heif("avif")
                .item(1, "grid", grid, new byte[0], 128, 64)
                .item(2, "av01", AV1, AV1_CONFIG)
                .reference("dimg", 1, 2);
        assertThatThrownBy(() -> read(heif)).hasMessageContaining("a grid of 2x1 must have 2 tiles, got 1");
    }

    /** The red of the same image as opacity: 200 x 200/255 + 255 x 55/255 = 211.9; 10 x 10/255 + 245 = 245.4. */
    @Test
    void alphaIsCompositedOverWhite() throws IOException {
        byte[] kind = TestImages.join(new byte[4], TestImages.ascii("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"));
        var heif = new Heif("avif")
                .item(1, "av01", AV1, AV1_CONFIG)
                .item(2, "av01", AV1, AV1_CONFIG)
                .property(2, true, box("auxC", kind))
                .reference("auxl", 2, 1);
        Image image = read(heif);
        assertThat(at(image, 0, 0)[0]).isEqualTo(212);
        assertThat(at(image, 63, 0)[0]).isEqualTo(245);
        assertThatThrownBy(() -> read(heif.reference("prem", 1, 2)))
                .hasMessage("a: AVIF with colors premultiplied by alpha is not supported;"
                        + " convert it to JPEG or PNG first");
    }

    @ParameterizedTest
    @CsvSource({
        "9, 16, 0, AVIF in HDR (PQ)",
        "9, 18, 0, AVIF in HDR (HLG)",
        "1, 8, 0, AVIF with transfer characteristics 8",
        "22, 13, 0, AVIF with color primaries 22",
        "1, 13, 8, AVIF with color matrix 8"
    })
    void colorsWithoutAConversionAreRefusedByName(int primaries, int transfer, int matrix, String name) {
        var heif = new Heif("avif").item(1, "av01", AV1, AV1_CONFIG);
        heif.property(1, false, nclx(primaries, transfer, matrix));
        assertThatThrownBy(() -> read(heif))
                .hasMessage("a: " + name + " is not supported; convert it to JPEG or PNG first");
    }

    /** Display P3's (200, 100, 50) is more saturated in sRGB: red grows and blue shrinks. */
    @Test
    void widePrimariesAreConverted() throws IOException {
        var heif = new Heif("avif").item(1, "av01", AV1, AV1_CONFIG);
        int[] color = at(read(heif.property(1, false, nclx(12, 13, 0))), 0, 0);
        assertThat(color[0]).isBetween(210, 220);
        assertThat(color[2]).isBetween(20, 40);
        var plain = new Heif("avif").item(1, "av01", AV1, AV1_CONFIG);
        assertThat(at(read(plain.property(1, false, nclx(1, 13, 0))), 0, 0)).containsExactly(LEFT);
    }

    @ParameterizedTest
    @CsvSource({"jpeg, JPEG", "unci, uncompressed", "iovl, overlaid", "iden, derived", "vvc1, VVC"})
    void otherItemsAreRefusedByName(String type, String name) {
        var heif = new Heif("heic").item(1, type, AV1, AV1_CONFIG);
        assertThatThrownBy(() -> read(heif))
                .hasMessage("a: HEIC with " + name + " images is not supported; convert it to JPEG or PNG first");
    }

    @ParameterizedTest
    @CsvSource({"clap, a clean aperture (crop)", "abcd, property abcd"})
    void essentialPropertiesThatAreNotReadAreRefusedByName(String type, String name) {
        var heif = new Heif("avif").item(1, "av01", AV1, AV1_CONFIG);
        heif.property(1, true, box(type, new byte[32]));
        assertThatThrownBy(() -> read(heif))
                .hasMessage("a: AVIF with " + name + " is not supported; convert it to JPEG or PNG first");
    }

    @Test
    void aSequenceWithoutAStillImageIsRefusedByName() {
        byte[] file = box("ftyp", TestImages.ascii("hevc\0\0\0\0hevc"));
        assertThatThrownBy(() -> ImageReader.standard().read(file, "a"))
                .hasMessage("a: HEIC without a still image is not supported; convert it to JPEG or PNG first");
    }

    @Test
    void aTruncatedFileIsReported() {
        byte[] file = new Heif("avif").item(1, "av01", AV1, AV1_CONFIG).build();
        for (int length : new int[] {file.length - 1, file.length - 60}) {
            assertThatThrownBy(() -> ImageReader.standard().read(Arrays.copyOf(file, length), "a"))
                    .hasMessageStartingWith("a: truncated");
        }
    }

    @Test
    void corruptDataIsReported() {
        byte[] data = AV1.clone();
        Arrays.fill(data, 14, data.length, (byte) 0);
        assertThatThrownBy(() -> read(new Heif("avif").item(1, "av01", data, AV1_CONFIG)))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("a: its AVIF data is corrupt");
    }

    private static Image read(Heif heif) throws IOException {
        return ImageReader.standard().read(heif.build(), "a");
    }

    private static int[] at(Image image, int x, int y) {
        return new int[] {image.at(x, y, 0), image.at(x, y, 1), image.at(x, y, 2)};
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace("\n", ""));
    }

    private static byte[] nclx(int primaries, int transfer, int matrix) {
        byte[] body = {'n', 'c', 'l', 'x', 0, (byte) primaries, 0, (byte) transfer, 0, (byte) matrix, (byte) 0x80};
        return box("colr", body);
    }

    private static byte[] box(String type, byte[]... parts) {
        byte[] body = TestImages.join(parts);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(TestImages.ascii(type))
                .put(body)
                .array();
    }

    /** Items in the order of their numbers, which begin at 1; item 1 is primary. */
    private static final class Heif {

        private final String brand;
        private final List<byte[]> infos = new ArrayList<>();
        private final List<byte[]> data = new ArrayList<>();
        private final List<byte[]> properties = new ArrayList<>();
        private final List<List<Integer>> associations = new ArrayList<>();
        private final List<byte[]> references = new ArrayList<>();

        Heif(String brand) {
            this.brand = brand;
        }

        Heif item(int id, String type, byte[] bytes, byte[] config) {
            return item(id, type, bytes, config, 64, 64);
        }

        Heif item(int id, String type, byte[] bytes, byte[] config, int width, int height) {
            byte[] entry = {2, 0, 0, 0, 0, (byte) id, 0, 0};
            infos.add(box("infe", entry, TestImages.ascii(type), new byte[1]));
            data.add(bytes);
            associations.add(new ArrayList<>());
            ByteBuffer size = ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height);
            property(id, false, box("ispe", size.array()));
            return config.length == 0 ? this : property(id, true, box(type.equals("hvc1") ? "hvcC" : "av1C", config));
        }

        Heif property(int id, boolean essential, byte[] property) {
            properties.add(property);
            associations.get(id - 1).add(properties.size() | (essential ? 0x80 : 0));
            return this;
        }

        Heif reference(String type, int from, int... to) {
            ByteBuffer body = ByteBuffer.allocate(4 + 2 * to.length).putShort((short) from);
            body.putShort((short) to.length);
            for (int id : to) {
                body.putShort((short) id);
            }
            references.add(box(type, body.array()));
            return this;
        }

        byte[] build() {
            byte[] file = build(0);
            int all = data.stream().mapToInt(bytes -> bytes.length).sum();
            return build(file.length - all);
        }

        private byte[] build(int start) {
            byte[] head = box("ftyp", TestImages.ascii(brand + "\0\0\0\0mif1" + brand));
            ByteBuffer places =
                    ByteBuffer.allocate(8 + 14 * data.size()).putInt(0).putShort((short) 0x4400);
            places.putShort((short) data.size());
            var map = new ArrayList<byte[]>();
            int at = start;
            for (int i = 0; i < data.size(); i++) {
                places.putShort((short) (i + 1)).putShort((short) 0).putShort((short) 1);
                places.putInt(at).putInt(data.get(i).length);
                at += data.get(i).length;
                List<Integer> indices = associations.get(i);
                ByteBuffer entry = ByteBuffer.allocate(3 + indices.size());
                entry.putShort((short) (i + 1)).put((byte) indices.size());
                indices.forEach(index -> entry.put(index.byteValue()));
                map.add(entry.array());
            }
            byte[] count = {0, 0, 0, 0, 0, (byte) data.size()};
            byte[] entries = ByteBuffer.allocate(8).putInt(4, data.size()).array();
            byte[] meta = box(
                    "meta",
                    new byte[4],
                    box("pitm", new byte[] {0, 0, 0, 0, 0, 1}),
                    box("iloc", places.array()),
                    box("iinf", count, TestImages.join(infos.toArray(new byte[0][]))),
                    box("iref", new byte[4], TestImages.join(references.toArray(new byte[0][]))),
                    box(
                            "iprp",
                            box("ipco", properties.toArray(new byte[0][])),
                            box("ipma", entries, TestImages.join(map.toArray(new byte[0][])))));
            return TestImages.join(head, meta, box("mdat", data.toArray(new byte[0][])));
        }
    }
}
