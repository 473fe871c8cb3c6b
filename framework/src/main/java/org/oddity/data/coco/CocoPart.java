package org.oddity.data.coco;

/** The parts of COCO 2017 that have annotations. */
enum CocoPart {
  TRAIN("train2017"),
  VAL("val2017");

  private final String images;

  CocoPart(String images) {
    this.images = images;
  }

  /** Returns the folder of the photographs, below COCO's. */
  String images() {
    return images;
  }

  /** Returns the file of annotations, below COCO's folder. */
  String annotations() {
    return "annotations/instances_" + images + ".json";
  }
}
