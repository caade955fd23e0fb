"""The certificate formats written a second time, from docs/formats, in another language.

Nothing here is shared with the Swift sources: the canonical form comes from the package rfc8785,
signatures from PyJWT and cryptography, the DSSE envelope from securesystemslib.
"""

import base64
import hashlib
import uuid
from datetime import datetime, timezone

import jwt
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding, NoEncryption, PrivateFormat, PublicFormat)

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
MEDIA_TYPE = "application/vnd.milepost.certificate.v1+json"
NAMESPACE = "milepost-certificate@milepost.example"
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(data):
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = BASE58[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def key_of_seed(first):
    """Key whose seed is 32 bytes counting up from a number: public, never a real key."""
    return Ed25519PrivateKey.from_private_bytes(bytes(range(first, first + 32)))


def did(key):
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return "did:key:z" + base58(b"\xed\x01" + public)


def name(tag, *parts):
    digest = hashlib.sha256("\0".join(["milepost", tag, "v1", *parts]).encode()).digest()
    raw = bytearray(digest[:16])
    raw[6] = raw[6] & 0x0F | 0x80
    raw[8] = raw[8] & 0x3F | 0x80
    return f"urn:uuid:{uuid.UUID(bytes=bytes(raw))}"


def seconds(time):
    return int(datetime.strptime(time, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc).timestamp())


def resource(data, media_type):
    digest = hashlib.sha256(data).digest()
    uri = "ni:///sha-256;" + base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return {"id": uri, "mediaType": media_type,
            "digestSRI": "sha256-" + base64.b64encode(digest).decode()}


def percent(share):
    units = share["numerator"] * 10000 // share["denominator"]
    return f"{units // 100}.{units % 100:02}"


def bound(share):
    text = f"{share['basisPoints'] // 100}.{share['basisPoints'] % 100:02}"
    return text.rstrip("0").rstrip(".")


def payload(record, issuer, subject, valid_from, valid_until=None):
    milestone, commits, policy = record["plan"]["milestone"], record["commits"], record["policy"]
    data = rfc8785.dumps(record)
    achievement = name("achievement", milestone["textSha256"], milestone["id"])
    credential = name("credential", hashlib.sha256(data).hexdigest(), issuer, subject, valid_from,
                      valid_until or "")
    levels = {level: name("level", level) for level in ["claimed", "observed", "corroborated"]}
    level_description = name("level-description", achievement)
    descriptions, results, lines = [], [], []
    for criterion in record["criteria"]:
        result_id = name("result", achievement, criterion["id"])
        description = {"id": result_id, "type": ["ResultDescription"], "name": criterion["text"],
                       "resultType": "Status"}
        result = {"type": ["Result"], "resultDescription": result_id}
        if "share" in criterion:
            description |= {"resultType": "Percent", "valueMin": "0", "valueMax": "100",
                            "requiredValue": bound(criterion["share"])}
            result["value"] = percent(criterion["share"])
        result["status"] = "Provisional" if criterion["level"] == "claimed" else {
            "met": "Completed", "unmet": "Failed", "inconclusive": "InProgress",
            "not-applicable": None}[criterion["verdict"]]
        descriptions.append(description)
        if result["status"]:
            results.append(result)
        note = "" if criterion["id"] in policy["required"] else " (not required)"
        lines.append(f"- {criterion['text']} — `{criterion['rule']}`{note}")
    level = min((c["level"] for c in record["criteria"] if c["id"] in policy["required"]),
                key=list(levels).index)
    descriptions.append({
        "id": level_description, "type": ["ResultDescription"],
        "name": "Evidence level (lowest over the required criteria)",
        "resultType": "RubricCriterionLevel", "requiredLevel": levels["observed"],
        "rubricCriterionLevel": [
            {"id": levels[level], "type": ["RubricCriterionLevel"], "name": level,
             "level": str(rank)} for rank, level in enumerate(levels)]})
    results.append({"type": ["Result"], "resultDescription": level_description,
                    "achievedLevel": levels[level]})
    subject_json = {
        "id": subject, "type": ["AchievementSubject"],
        "achievement": {
            "id": achievement, "type": ["Achievement"], "achievementType": "ext:PlanMilestone",
            "name": milestone["title"],
            "description": f"Milestone {milestone['id']} of a plan, {milestone['from']} to {milestone['to']}.",
            "criteria": {"narrative": "\n".join(lines)},
            "resultDescription": descriptions},
        "result": results}
    if policy["dayOffset"] != "written":
        subject_json["activityStartDate"] = f"{commits['firstDay']}T00:00:00{policy['dayOffset']}"
        subject_json["activityEndDate"] = f"{commits['lastDay']}T23:59:59{policy['dayOffset']}"
    related = resource(data, "application/json")
    claims = {
        "@context": CONTEXTS, "id": credential,
        "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": milestone["title"],
        "issuer": {"id": issuer, "type": ["Profile"]}, "validFrom": valid_from,
        "credentialSubject": subject_json,
        "evidence": [{
            "id": related["id"], "type": ["Evidence"], "genre": "git",
            "name": "Milepost evidence record",
            "narrative": f"Commits: {commits['count']}. Active days: {commits['activeDays']}. "
                         f"Longest streak in days: {commits['longestStreak']}. Dates are those written "
                         "in the commits; they are not independently attested."}],
        "relatedResource": [related],
        "iss": issuer, "sub": subject, "jti": credential, "nbf": seconds(valid_from)}
    if valid_until:
        claims |= {"validUntil": valid_until, "exp": seconds(valid_until)}
    return claims


def endorsement(credential, credential_id, endorser, valid_from, comment):
    related = resource(credential.encode(), "application/vc+jwt")
    digest = hashlib.sha256(credential.encode()).hexdigest()
    own_id = name("endorsement", digest, endorser, valid_from, comment)
    return {
        "@context": CONTEXTS, "id": own_id,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement of a Milepost certificate",
        "issuer": {"id": endorser, "type": ["Profile"]}, "validFrom": valid_from,
        "credentialSubject": {"id": credential_id, "type": ["EndorsementSubject"],
                              "endorsementComment": comment},
        "relatedResource": [related], "iss": endorser, "sub": credential_id, "jti": own_id,
        "nbf": seconds(valid_from)}


def sign(claims, key):
    own = did(key)
    return jwt.api_jws.encode(
        rfc8785.dumps(claims), key, algorithm="EdDSA", sort_headers=True,
        headers={"kid": f"{own}#{own[8:]}", "typ": "JWT"})


def openssh_private_key(key):
    return key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())


def openssh_public_key(key):
    return key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
