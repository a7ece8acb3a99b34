"""What the editor in the browser is made of: packages of the npm registry, each in one version."""

from __future__ import annotations

from jumbo_site.importers.npm_package import NpmPackage

CMS_PACKAGES = (
    NpmPackage(
        "@sveltia/cms",
        "0.221.1",
        "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
        {"dist/sveltia-cms.js": "sveltia-cms.js", "LICENSE.txt": "sveltia-cms.LICENSE.txt"},
    ),
    NpmPackage(
        "js-yaml",
        "4.3.2",
        "sha512-SFNOvSJ+Dgf/9An904Yx+CgSlIPCkIpao4qo51lpee25TIRejdH3rhR4EZMGoNx3/TP3O+wzWuiTFl4sqbltzA==",
        {"dist/js-yaml.min.js": "js-yaml.min.js", "LICENSE": "js-yaml.LICENSE.txt"},
    ),
    NpmPackage(
        "@fontsource-variable/material-symbols-outlined",
        "5.3.7",
        "sha512-d6kLamaMdad40AYoyJEBgCH63fRLklC7GW7bgb7WWbPh/UzuW483Dlyfmn3vxpiNsHLIMBOcYYkZDtOC9Y3MUA==",
        {
            "files/material-symbols-outlined-latin-wght-normal.woff2": "icons.woff2",
            "LICENSE": "icons.LICENSE.txt",
        },
    ),
)
"""The editor (MIT), the reader of YAML that its formats need (MIT), the icons of the editor (Apache 2.0)."""
