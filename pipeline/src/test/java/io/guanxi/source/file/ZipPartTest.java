package io.guanxi.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An archive is what its directory says, and nothing else. */
class ZipPartTest {
  private static final String LOCAL = "PK\u0003\u0004";
  private static final String DIRECTORY = "PK\u0001\u0002";

  private static byte[] zip(boolean stored, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String name : names) {
        byte[] text = ("rows of " + name + "\n").repeat(9).getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(name);
        // Times beside the usual ones stand in the entry's own header alone.
        entry.setLastAccessTime(FileTime.fromMillis(0));
        if (stored) {
          CRC32 crc = new CRC32();
          crc.update(text);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(text.length);
          entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(text);
      }
    }
    return bytes.toByteArray();
  }

  /** The entries' first lines, read as the product does: each part's bytes alone. */
  private static List<String> read(byte[] archive) throws IOException {
    List<String> lines = new ArrayList<>();
    long to = 0;
    for (ZipPart part : ZipPart.of(new SeekableInMemoryByteChannel(archive))) {
      assertThat(part.from()).as("parts adjoin").isEqualTo(to);
      to = Math.min(part.to(), archive.length);
      byte[] own = Arrays.copyOfRange(archive, (int) part.from(), (int) to);
      InputStream rows = part.unpack(new ByteArrayInputStream(own));
      String text = new String(rows.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.lines()).hasSize(9);
      lines.add(text.lines().findFirst().orElse(""));
    }
    assertThat(to).isEqualTo(lines.isEmpty() ? 0 : archive.length);
    return lines;
  }

  private static int at(byte[] archive, String signature, int which) {
    String text = new String(archive, StandardCharsets.ISO_8859_1);
    int at = -1;
    for (int i = 0; i <= which; i++) {
      at = text.indexOf(signature, at + 1);
    }
    return at;
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void eachEntryIsAFile(boolean stored) throws IOException {
    assertThat(read(zip(stored, "b", "a/c.txt"))).containsExactly("rows of b", "rows of a/c.txt");
    assertThat(read(zip(stored))).isEmpty();
  }

  @Test
  void whatSystemsPutBesideTheDataIsPassedOver() throws IOException {
    byte[] archive =
        zip(
            false,
            "MANIFEST.TXT",
            "d/",
            "d/x",
            "__MACOSX/d/._x",
            "._y",
            "y",
            ".DS_Store",
            "Thumbs.db");

    assertThat(read(archive)).containsExactly("rows of d/x", "rows of y");
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aDamagedSignatureIsNoEnd(boolean stored) throws IOException {
    byte[] archive = zip(stored, "a", "b", "c");
    archive[at(archive, LOCAL, 1) + 2] ^= 0x44;

    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(ZipException.class)
        .hasMessage("its directory disagrees with what stands at the entry 'b'");
  }

  @ParameterizedTest
  @CsvSource({"0,a", "1,b", "2,c"})
  void anEntryThatTheDirectoryDoesNotNameIsAFault(int which, String name) throws IOException {
    byte[] archive = zip(false, "a", "b", "c");
    int from = at(archive, DIRECTORY, which);
    int length = at(archive, DIRECTORY, 1) - at(archive, DIRECTORY, 0);
    ByteArrayOutputStream without = new ByteArrayOutputStream();
    without.write(archive, 0, from);
    without.write(archive, from + length, archive.length - from - length);
    byte[] less = without.toByteArray();
    int end = at(less, "PK\u0005\u0006", 0);
    less[end + 8] = 2;
    less[end + 10] = 2;
    less[end + 12] -= (byte) length;

    assertThatThrownBy(() -> read(less)).as(name).isInstanceOf(ZipException.class);
  }

  @Test
  void otherBytesThanTheDirectorySaysAreAFault() throws IOException {
    byte[] archive = zip(true, "a", "b");
    archive[at(archive, "rows of b", 0)] ^= 1;

    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(ZipException.class)
        .hasMessage("the entry 'b' has other bytes than the archive's directory says");
  }

  @Test
  void anArchiveWithoutItsEndIsTruncated() throws IOException {
    byte[] archive = zip(false, "a", "b");
    for (int length = 4; length < archive.length; length += 7) {
      byte[] cut = Arrays.copyOf(archive, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void anEntryThatLeadsOutOfTheArchiveOrIsEncryptedIsRefused() throws IOException {
    for (String name : List.of("../../etc/x", "/etc/x")) {
      assertThatThrownBy(() -> read(zip(false, name)))
          .hasMessage("the entry '" + name + "' has a path that leads out of the archive");
    }
    assertThatThrownBy(() -> read(zip(false, "a\\..\\x")))
        .hasMessageEndingWith("has a path that leads out of the archive");
    byte[] archive = zip(false, "a");
    archive[at(archive, DIRECTORY, 0) + 8] |= 1;
    assertThatThrownBy(() -> read(archive)).hasMessage("the entry 'a' is encrypted");
  }
}
