# SPDX-License-Identifier: GPL-3.0-or-later
# The QML files of the module, and what their images and tokens are made from.
set(DOORWARD_QML_FILES
    components/Placeholder.qml)
set(DOORWARD_QML_SOURCES "")
