"""Has other people's libraries judge certificates that the binary made.

Usage: check.py CERTIFICATE ENVELOPE NOW

CERTIFICATE is a *.milepost.json file, ENVELOPE its in-toto export, NOW an RFC 3339 time within the
validity. Every check runs twice: on the file as made, which must pass, and on a changed one, which
must fail. Prints one line a check; exit 1 when one of them came out otherwise.
"""

import base64
import json
import sys
from datetime import datetime

import jwt
import rfc8785
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.v1.statement import Statement
from joserfc import jws as joserfc_jws
from joserfc.jwk import OKPKey
from jwcrypto import jwk as jwcrypto_jwk
from jwcrypto import jws as jwcrypto_jws
from openbadgeslib.ob3 import OB3Verifier, verify_endorsement_jwt
from openbadgeslib.ob3.did import resolve_did
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey

failures = 0


def check(name, verify, good, bad):
    """Counts a failure unless `verify` accepts `good` and refuses `bad`."""
    global failures
    problem = ""
    try:
        verify(good)
    except Exception as error:  # Every library has errors of its own.
        problem = f"refused the genuine one: {error}"
    try:
        verify(bad)
        problem = problem or "accepted a changed one"
    except Exception:
        pass
    failures += bool(problem)
    print(f"{'FAILED' if problem else 'ok':8}{name}{': ' + problem if problem else ''}")


def decoded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def changed(text):
    """The signed text with another title, as a thief would try it."""
    header, payload, signature = text.split(".")
    claims = json.loads(decoded(payload))
    claims["name"] += " (2)"
    payload = base64.urlsafe_b64encode(rfc8785.dumps(claims)).decode().rstrip("=")
    return f"{header}.{payload}.{signature}"


def require(condition, what):
    if not condition:
        raise ValueError(what)


def main(certificate_path, envelope_path, now):
    with open(certificate_path, "rb") as file:
        data = file.read()
    bundle = json.loads(data)
    text = bundle["credential"]
    issuer = json.loads(decoded(text.split(".")[1]))["issuer"]["id"]
    pem = resolve_did(issuer)
    pem = pem if isinstance(pem, bytes) else pem.encode()
    jwk = jwcrypto_jwk.JWK.from_pem(pem)
    now = int(datetime.fromisoformat(now.replace("Z", "+00:00")).timestamp())

    def with_pyjwt(token):
        claims = jwt.decode(token, pem, algorithms=["EdDSA"],
                            options={"verify_exp": False, "verify_nbf": False})
        require(claims["nbf"] <= now < claims.get("exp", now + 1), "outside its validity")

    def with_jwcrypto(token):
        jws = jwcrypto_jws.JWS()
        jws.allowed_algs = ["EdDSA"]
        jws.deserialize(token)
        jws.verify(jwk)

    def with_joserfc(token):
        joserfc_jws.deserialize_compact(token, OKPKey.import_key(pem), algorithms=["EdDSA"])

    def with_openbadgeslib(token):
        credential = OB3Verifier.for_issuer_did(issuer).verify(token)
        require(credential.issuer.id == issuer, "another issuer")

    check("PyJWT verifies the certificate", with_pyjwt, text, changed(text))
    check("jwcrypto verifies the certificate", with_jwcrypto, text, changed(text))
    check("joserfc verifies the certificate", with_joserfc, text, changed(text))
    check("openbadgeslib verifies the badge", with_openbadgeslib, text, changed(text))

    def with_rfc8785(candidate):
        require(rfc8785.dumps(json.loads(candidate)) + b"\n" == candidate, "not canonical")
        payload = decoded(json.loads(candidate)["credential"].split(".")[1])
        require(rfc8785.dumps(json.loads(payload)) == payload, "payload not canonical")

    check("rfc8785 writes the same file", with_rfc8785, data, data.replace(b",", b", ", 1))

    for endorsement in bundle.get("endorsements", []):
        check("openbadgeslib verifies the endorsement",
              lambda token: verify_endorsement_jwt(token), endorsement, changed(endorsement))

    with open(envelope_path, "rb") as file:
        envelope = json.load(file)
    raw_key = decoded(jwk.export(as_dict=True)["x"])
    keyid = envelope["signatures"][0]["keyid"]
    key = SSlibKey(keyid, "ed25519", "ed25519", {"public": raw_key.hex()})

    def with_securesystemslib(candidate):
        Envelope.from_dict(candidate).verify([key], 1)

    other = dict(envelope, payloadType="application/vnd.in-toto.other+json")
    check("securesystemslib verifies the envelope", with_securesystemslib,
          json.loads(json.dumps(envelope)), other)

    statement = json.loads(base64.b64decode(envelope["payload"]))

    def with_in_toto(candidate):
        subjects = [ResourceDescriptor(**subject).pb for subject in candidate["subject"]]
        Statement(subjects, candidate["predicateType"], candidate["predicate"]).validate()

    check("in-toto-attestation accepts the statement", with_in_toto, statement,
          dict(statement, subject=[{"name": "x"}]))
    sys.exit(1 if failures else 0)


main(*sys.argv[1:])
