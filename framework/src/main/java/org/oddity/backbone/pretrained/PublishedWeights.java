package org.oddity.backbone.pretrained;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.oddity.data.Download;
import org.oddity.data.Download.RemoteFile;

/**
 * Where torchvision's ImageNet weights (IMAGENET1K_V1) are published as safetensors: the copies of
 * the timm project, which keep torchvision's names. Torchvision itself publishes pickles, which can
 * run code when they are opened and are not read here.
 */
final class PublishedWeights {
  private static final String LICENCE =
      "BSD-3-Clause, the torchvision project, copied by the timm project; trained on ImageNet-1K,"
          + " whose terms of access bind who uses them. Cite the paper that 'oddity describe NAME'"
          + " names.";

  private static final Map<String, File> FILES = new LinkedHashMap<>();

  static {
    add(
        "resnet18",
        "bbd144b3e5565108aad885f145491d11bc6ce807",
        "694f673df6520a3158624e8a89af086f59923ee4cd7436fe5bc3bc71d295ad81",
        46_807_446);
    add(
        "resnet34",
        "1b7b21cca82ff974d341713f777bf740c2db38c4",
        "0bb82595a564991a9d424708b33f5d843f5aaed7f6c0886ff10849ff97022235",
        87_278_522);
    add(
        "resnet50",
        "78f3ecfdb38e06d9b8397f662e7ab8fee96026fa",
        "5d061a3c593d795bfe682d9b152bafbcf550579873492def3515b46db1189888",
        102_469_840);
    add(
        "wide_resnet50_2",
        "343c5fa59ca8a131e0cdf42144a641b36a0387c2",
        "df6fb6c4824769769de18e14088475fd6ee94236849aa4e5d8022ba9d9a9a16c",
        275_835_296);
    add("vgg11", "main", "682c023808812148d4e60c76d80ad83dbeaf5d50eb1a952a0b836895003151e5", 0);
    add("vgg16", "main", "57b026918159a6bf9faf8405c3a551903768e7138989d9c6224a14227203fad8", 0);
  }

  private PublishedWeights() {}

  private record File(String revision, String checksum, long bytes) {}

  private static void add(String torchvision, String revision, String checksum, long bytes) {
    FILES.put(torchvision, new File(revision, checksum, bytes));
  }

  /** Returns the download of a network's weights; empty if they are not known to be published. */
  static Optional<Download> of(Architecture architecture) {
    String name = architecture.torchvision();
    return Optional.ofNullable(FILES.get(name))
        .map(
            file ->
                new Download(
                    WeightsFile.FOLDER,
                    List.of(
                        new RemoteFile(
                            name + WeightsFile.ENDING,
                            List.of(address(name, file.revision())),
                            "SHA-256",
                            file.checksum(),
                            file.bytes())),
                    LICENCE));
  }

  private static URI address(String name, String revision) {
    return URI.create(
        "https://huggingface.co/timm/"
            + name
            + ".tv_in1k/resolve/"
            + revision
            + "/model.safetensors");
  }
}
