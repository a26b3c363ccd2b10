package io.guanxi.pipeline;

import io.guanxi.plan.InputFile;
import io.guanxi.plan.InputStore;
import io.guanxi.source.file.Packing;
import io.guanxi.text.FaultsException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/** The file systems that Beam knows. */
public final class BeamStore implements InputStore {
  private static final int BUFFER = 256 << 10;

  private final List<String> beamArguments;
  private final Map<String, MatchResult.Metadata> listed = new ConcurrentHashMap<>();

  /** Files as this machine's settings reach them. */
  public BeamStore() {
    this(List.of());
  }

  /**
   * Files as options of the user reach them.
   *
   * @param beamArguments such as {@code --awsRegion=…}
   */
  public BeamStore(List<String> beamArguments) {
    this.beamArguments = List.copyOf(beamArguments);
  }

  @Override
  public Map<String, String> find(String path, String shown) {
    if (path.contains("://")) {
      reach(beamArguments);
    }
    try {
      Map<String, String> found = new TreeMap<>();
      List<MatchResult.Metadata> matches = match(path);
      for (MatchResult.Metadata file : matches) {
        if (!isFolder(file)) {
          found.put(listed(file), besides(shown, file.resourceId().toString()));
        }
      }
      if (found.isEmpty()) {
        for (MatchResult.Metadata file : match(in(path, "*.csv"))) {
          found.put(listed(file), in(shown, String.valueOf(file.resourceId().getFilename())));
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
      if (!matches.isEmpty()) {
        throw new FaultsException("--events " + shown, "the folder holds no *.csv file");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new FaultsException("--events " + shown, cannot("listed", path, e));
    }
    throw new FaultsException("--events " + shown, "no such file, folder or match");
  }

  private String listed(MatchResult.Metadata file) {
    listed.put(file.resourceId().toString(), file);
    return file.resourceId().toString();
  }

  /** The files that a pattern, or an address, names; none when nothing is there. */
  static List<MatchResult.Metadata> match(String spec) throws IOException {
    try {
      // Of an error, such as no permission, metadata() throws the cause.
      return FileSystems.match(spec, EmptyMatchTreatment.ALLOW).metadata();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** Whether it is a folder, which Hadoop's file systems list as a file without a byte. */
  private static boolean isFolder(MatchResult.Metadata file) throws IOException {
    ResourceId resource = file.resourceId();
    return resource.isDirectory()
        || (file.sizeBytes() == 0 && !match(in(resource.toString(), "*")).isEmpty());
  }

  private static String in(String folder, String name) {
    return folder.replaceAll("/+$", "") + "/" + name;
  }

  /** Lets Beam know how to reach files: until it has options, it knows this machine's alone. */
  static void reach(List<String> beamArguments) {
    FileSystems.setDefaultPipelineOptions(BeamArguments.options(beamArguments, 1));
  }

  /** Why something cannot be done at an address; which jar can do it when it is not known here. */
  static String cannot(String done, String address, Exception e) {
    String message = plain(e);
    return message.startsWith("No filesystem found for scheme")
        ? "no file system '"
            + address.substring(0, address.indexOf(':'))
            + "' is known; 'mvn -Pcluster package' builds a jar that knows s3, and hdfs where"
            + " HADOOP_CONF_DIR or --hdfsConfiguration says where it is"
        : "cannot be " + done + ": " + message;
  }

  /** What an exception says, without the names of those that it came by. */
  static String plain(Exception e) {
    return String.valueOf(e.getMessage()).replaceFirst("^([\\w.$]+(Exception|Error): )+", "");
  }

  /** The file's name in the words of the pattern: the pattern's folder and the file's own name. */
  private static String besides(String shown, String resource) {
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    int slash = shown.lastIndexOf('/');
    boolean patternInFolder = slash >= 0 && shown.substring(0, slash).matches(".*[*?\\[{].*");
    return patternInFolder ? resource : shown.substring(0, slash + 1) + name;
  }

  @Override
  public InputFile look(String resource, String shown) throws IOException {
    MatchResult.Metadata known = listed.remove(resource); // to ask for each costs a request
    MatchResult.Metadata metadata =
        known == null ? FileSystems.matchSingleFileSpec(resource) : known;
    return new InputFile(
        resource,
        shown,
        metadata.sizeBytes(),
        metadata.lastModifiedMillis(),
        Packing.PLAIN,
        metadata.isReadSeekEfficient(),
        null,
        null,
        null);
  }

  @Override
  public List<InputFile> entries(InputFile file) throws IOException {
    return FeedSource.entries(file);
  }

  @Override
  public byte[] head(InputFile file, int length) throws IOException {
    byte[] head = new byte[length];
    int size = 0;
    try (FeedSource source = FeedSource.openUnchecked(file)) {
      while (size < length) {
        int n = source.read(head, size, length - size);
        if (n < 0) {
          break;
        }
        size += n;
      }
    }
    return Arrays.copyOf(head, size);
  }

  @Override
  public int crc32c(InputFile file, long limit) throws IOException {
    CRC32C crc = new CRC32C();
    long left =
        Math.min(limit, file.bytes()); // a file that grows is told by whoever reads its rows
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, left));
    try (ReadableByteChannel channel = StoreChannel.open(file.resource())) {
      while (left > 0 && channel.read(buffer) >= 0) {
        buffer.flip();
        left -= buffer.limit();
        crc.update(buffer);
        buffer.clear().limit((int) Math.min(buffer.capacity(), left));
      }
    }
    return (int) crc.getValue();
  }

  @Override
  public boolean timesChanges(String resource) {
    return resource.startsWith("s3:");
  }

  @Override
  public FaultsException fault(InputFile file, IOException e) {
    return FeedSource.fault(file, e);
  }
}
