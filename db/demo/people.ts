// Who stands behind each track: name, school, address, phone, who looks after them.
import type { Role } from "./cast.ts";
import { drawName, type PersonName } from "./names.ts";
import { demoId, type Random } from "./random.ts";
import { drawStudies, type Studies } from "./schools.ts";
import { recruiterPlaces } from "./staff.ts";
import { drawClub, type Traits } from "./stories.ts";
import type { Track } from "./tracks.ts";

export type Person = {
  id: string;
  name: PersonName;
  studies: Studies;
  traits: Traits;
  reference: string;
  mail: string;
  phone: string;
  /** Places in `staff`. */
  recruiter: number;
  deputy: number;
  hasBadAddress: boolean;
};

const domains = [
  "example.ac.jp",
  "example.ac.jp",
  "example.ac.jp",
  "example.com",
  "example.net",
  "example.org",
] as const;

export type Register = { mails: Set<string>; phones: number };

/** Draws a class of people; mails and phone numbers stay different over all classes. */
export function drawPeople(
  rng: Random,
  year: number,
  tracks: readonly Track[],
  roles: ReadonlyMap<number, Role>,
  shift: number,
  register: Register,
): Person[] {
  return tracks.map((track, place) => {
    const role = roles.get(place);
    const name = role?.name ?? drawName(rng);
    const recruiter = role ? role.recruiter : rng.int(0, recruiterPlaces.length - 1);
    const studies = drawStudies(rng, track.unit);
    return {
      id: demoId(new Date(track.offeredAt + shift), rng),
      name,
      studies,
      traits: { theme: studies.theme, isLab: studies.isLab, club: drawClub(rng) },
      reference: `${String(year).slice(2)}-${String(place + 1).padStart(4, "0")}`,
      mail: role?.mail ?? drawMail(rng, name, register),
      phone: role?.phone ?? nextPhone(register),
      recruiter: recruiterPlaces[recruiter] ?? 1,
      deputy: recruiterPlaces[(recruiter + 1) % recruiterPlaces.length] ?? 2,
      hasBadAddress: role ? role.hasBadAddress : rng.chance(0.03),
    };
  });
}

function drawMail(rng: Random, name: PersonName, register: Register): string {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
  const [family, given] = [plain(name.family.romaji), plain(name.given.romaji)];
  const stem = rng.pick([
    `${given}.${family}`,
    `${given[0]}.${family}`,
    `${family}_${given}`,
    `${family}${given[0]}`,
  ]);
  const domain = rng.pick(domains);
  for (let number = 0; ; number++) {
    const mail = `${stem}${number === 0 ? "" : rng.int(2, 9999)}@${domain}`;
    if (register.mails.has(mail)) continue;
    register.mails.add(mail);
    return mail;
  }
}

/** 090-0000-1000 and on: numbers that no carrier gives out. Those below 1000 belong to the cast. */
function nextPhone(register: Register): string {
  const count = register.phones++;
  const prefix = ["090", "080", "070"][count % 3] ?? "090";
  return `${prefix}-0000-${String(1000 + ((count * 2711) % 9000)).padStart(4, "0")}`;
}

/** ヤマダ → ﾔﾏﾀﾞ: how an old spreadsheet writes it. */
export function halfWidth(kana: string): string {
  return [...kana].map((letter) => halfWidthKana.get(letter) ?? letter).join("");
}

const halfWidthKana = new Map(
  Array.from({ length: 0xff9d - 0xff66 + 1 }, (_, i) => String.fromCharCode(0xff66 + i)).flatMap((half) =>
    ["", "ﾞ", "ﾟ"].flatMap((mark) => {
      const full = (half + mark).normalize("NFKC");
      return full.length === 1 ? [[full, half + mark] as const] : [];
    }),
  ),
);
